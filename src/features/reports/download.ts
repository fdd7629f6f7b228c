import type { FastifyReply, FastifyRequest } from 'fastify';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { sixCountries } from '#language/countries.ts';
import { sendList, type Cell, type DownloadFormat } from '#lists/download.ts';
import type { CoverageRow } from './coverage.ts';
import { figureRows } from './figure-rows.ts';
import type { Report } from './figures.ts';
import type { IndicatorRow } from './indicators.ts';
import { indicatorFilters } from './kinds.ts';

/** The figures of a report as rows: what, how many, and the address that opens the rows behind it. */
export function sendReport(
  request: FastifyRequest,
  reply: FastifyReply,
  report: Report,
  format: DownloadFormat,
): FastifyReply {
  const columns = ['figure', 'of', 'count', 'amount', 'currency', 'rows'];
  const rows = figureRows(report).map(({ figure, of, count, amount, currency, rows: href }): Cell[] => [
    figure,
    of,
    count,
    // As a number: a sum that corrections bring below zero is no formula.
    amount === null ? null : Number(amount),
    currency,
    href,
  ]);
  return send(request, reply, `report.${format}`, columns, rows, true);
}

export function sendCoverage(
  request: FastifyRequest,
  reply: FastifyReply,
  coverage: CoverageRow[],
  format: DownloadFormat,
): FastifyReply {
  const columns = [
    'scheme',
    'is_programme',
    'recorded',
    ...sixCountries,
    'other_countries',
    'amount_known',
    'signing_dated',
    'ceremony_known',
    'partners_known',
    'rows',
  ];
  const rows = coverage.map((row): Cell[] => [
    row.name,
    row.isProgramme ? 'yes' : 'no',
    row.recorded.count,
    ...sixCountries.map((code) => row.byCountry[code].count),
    row.elsewhere.count,
    row.amount.count,
    row.signed.count,
    row.ceremony.count,
    row.partners.count,
    row.recorded.href,
  ]);
  return send(request, reply, `coverage.${format}`, columns, rows, true);
}

/** Indicators in use by their definitions, so that whoever has the lists can count them again (test/recompute). */
export function sendIndicators(
  request: FastifyRequest,
  reply: FastifyReply,
  indicators: IndicatorRow[],
  format: DownloadFormat,
): FastifyReply {
  const columns = [
    'slug',
    'name',
    'programme',
    'objective',
    'measure',
    'of_programme',
    'year',
    'country',
    'theme',
    'scheme',
    'member_countries',
    'value',
    'rows',
    'baseline',
    'baseline_on',
    'target',
    'target_on',
    'is_example',
    'definition',
    'defined_at',
  ];
  const rows = indicators.map(({ filters, ...one }): Cell[] => [
    one.slug,
    one.name,
    one.programme,
    one.objective?.number,
    one.measure,
    ...indicatorFilters.map((name) => filters[name]),
    one.value.count,
    one.value.href,
    one.baseline,
    one.baselineOn,
    one.target,
    one.targetOn,
    one.isExample ? 'yes' : 'no',
    one.version,
    one.since,
  ]);
  const namesKosovo = indicators.some(({ filters }) => filters.country === 'XK');
  return send(request, reply, `indicators.${format}`, columns, rows, namesKosovo);
}

function send(
  { language }: FastifyRequest,
  reply: FastifyReply,
  file: string,
  columns: string[],
  rows: Cell[][],
  namesKosovo: boolean,
): FastifyReply {
  const numbers = rows.map((_, place) => place);
  const note = kosovoNote(namesKosovo ? ['XK'] : [], language);
  return sendList(reply, file, columns, numbers, (batch) => batch.map((place) => rows[place]!), note);
}
