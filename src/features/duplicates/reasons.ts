import type { LetterPair } from '#names/differences.ts';

/** Why two records may be one. The first two may be claimed in one country; all others only look alike. */
export type Reason =
  /** An equal registration number in one country. */
  | { kind: 'number'; value: string }
  /** The same name, perhaps in the other script. */
  | { kind: 'script'; name: string }
  /** The same words in other letters, words of the legal form aside; `letters` that differ, as printed. */
  | { kind: 'loose'; name: string; letters: LetterPair[] }
  /** The same words but for one or two slips. */
  | { kind: 'slip'; name: string; words: [string, string][] }
  /** The same acronym in one country. */
  | { kind: 'acronym'; value: string }
  /** The same host of the website. */
  | { kind: 'website'; value: string }
  /** The domain of one's e-mail address is the host of the other's website. */
  | { kind: 'email'; value: string };

/** An organisation that may be the one that is typed, saved or imported, and why. */
export interface Candidate {
  id: number;
  slug: string;
  /** The name that lists show. */
  name: string;
  language: string | null;
  country: string | null;
  status: string;
  registrationNumber: string | null;
  /** True where an equal number or script key in one country says so: a person has to decide before it is saved. */
  isClaimed: boolean;
  reasons: Reason[];
}

/** Hosts under which many bodies have their pages, and mail that everybody may have: they tell nothing. */
const SHARED_HOSTS = new Set(
  (
    'facebook.com m.facebook.com fb.com instagram.com twitter.com x.com youtube.com linkedin.com linktr.ee ' +
    'sites.google.com google.com wordpress.com blogspot.com wixsite.com weebly.com webs.com medium.com tiktok.com ' +
    'gmail.com yahoo.com hotmail.com outlook.com live.com icloud.com protonmail.com proton.me ' +
    't-com.me t-home.mk mt.net.mk eunet.rs sbb.rs bih.net.ba teol.net'
  ).split(' '),
);

/** The host of a web address without www, in lower case; undefined where it says nothing about who it is. */
export function tellingHost(address: string | null | undefined): string | undefined {
  const url = address ? URL.parse(address) : null;
  const host = url?.hostname.toLowerCase().replace('www.', '');
  return host && host.includes('.') && !SHARED_HOSTS.has(host) ? host : undefined;
}

/** The domain of an e-mail address; undefined where everybody may have one there. */
export function tellingDomain(email: string | null | undefined): string | undefined {
  const domain = email?.split('@')[1]?.trim().toLowerCase();
  return domain && domain.includes('.') && !SHARED_HOSTS.has(domain) ? domain : undefined;
}
