import { readAgenda, type SessionRow } from './agenda.ts';
import { paragraphsOf, programmeFile, wrongLine, type Paragraph } from './printed-programme.ts';
import { readText } from './rows.ts';

export interface Conference {
  title: string;
  subtitle: string;
  venue: string;
  city: string;
  country: 'MK';
  /** YYYY-MM-DD. */
  days: string[];
  /** What the conference is for, as printed before its background. */
  introduction: string;
  /** Paragraphs as printed, parted by an empty line. */
  background: string;
  sessions: SessionRow[];
}

/** The printed programme of the SMART Balkans Regional Conference 2023. */
export function readConference(): Conference {
  return conferenceIn(readText(programmeFile));
}

/** Reads a programme of this layout. Throws an Error naming file and line where it is laid out otherwise. */
export function conferenceIn(text: string): Conference {
  const paragraphs = paragraphsOf(text);
  const background = paragraphs.findIndex((paragraph) => paragraph.text === 'Background');
  const agenda = paragraphs.findIndex((paragraph) => paragraph.text === 'AGENDA');
  const [, when, title, area, question, ...introduction] = paragraphs.slice(0, Math.max(background, 0));
  if (background < 0 || agenda < background || question === undefined) {
    throw wrongLine(paragraphs[0], 'the head, “Background” and “AGENDA” are not all there');
  }
  const [venue, ...lines] = paragraphs.slice(agenda + 1);
  const year = /\b(\d{4})$/.exec(title?.text ?? '')?.[1];
  if (year === undefined) throw wrongLine(title, 'the title does not end in a year');
  const { days, sessions } = readAgenda(lines, year);
  return {
    title: title?.text ?? '',
    subtitle: `${area?.text} ${question.text}`,
    venue: partOf(venue, /^Venue: (.+)$/),
    city: partOf(when, /^\d{1,2}-\d{1,2} \p{L}+, (.+)$/u),
    country: 'MK',
    days,
    introduction: textOf(introduction),
    background: textOf(paragraphs.slice(background + 1, agenda)),
    sessions,
  };
}

function partOf(paragraph: Paragraph | undefined, pattern: RegExp): string {
  const part = pattern.exec(paragraph?.text ?? '')?.[1];
  if (part === undefined) throw wrongLine(paragraph, `does not read ${pattern.source}`);
  return part;
}

function textOf(paragraphs: Paragraph[]): string {
  return paragraphs.map((paragraph) => paragraph.text).join('\n\n');
}
