import { type Lint, lintClasses } from './lint.js'

const titles: Readonly<Record<Lint['class'], string>> = {
  arithmetic: 'Arithmetic',
  quantities: 'Quantities',
  duplicates: 'Duplicates and overlaps',
  deadlines: 'Deadlines and cadence',
  order: 'Order of work',
  roles: 'Roles',
  funding: 'Funding',
  specification: 'Specification, units and indicators',
  lifecycle: 'Law and lifecycle',
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const section = (of: Lint['class'], lints: ReadonlyMap<string, Lint>): string => {
  const rules = [...lints].filter(([, lint]) => lint.class === of)
  return [
    `## ${titles[of]}`,
    '',
    row(['rule', 'severity', 'what is wrong', 'what it proposes']),
    '| --- | --- | --- | --- |',
    ...rules.map(([id, { severity, title, proposal }]) =>
      row([`\`${id}\``, severity, title, proposal.replaceAll(/\{(\w+)\}/g, '*$1*')]),
    ),
  ].join('\n')
}

/** The rules of lint as people read them: `docs/plan-lint.md`. Made from the rules alone. */
export const lintDocument = (lints: ReadonlyMap<string, Lint>): string =>
  `${[
    '# What lint finds in plans',
    'Made from the rules in `src/domain/plan/lint/rules` by `npx popis help plan lint > docs/plan-lint.md`. Do not edit it by hand.',
    '`npx popis plan lint` looks at the plans of the register, `npx popis plan lint plan.csv` at a table (CSV, XLSX, ODS or DOCX) as municipalities have it: it is read as for an [import](plan-import.md), with every office that it names. What the table does not say may stand in a `plan.yaml` beside it: `title`, `adopted`, `actNumber`, `adoptedBy`, `period` with `from` and `to`, `currency`, `pricesIncludeVat`, `vatRate`, `cites`, `groups`, `amendments`, `acceptances`. Rules that need what nobody said are silent. A cell that cannot be read is listed and nothing is put in its place.',
    'Exit code 1: there are errors, or cells that could not be read. `--as-of` sets the day for which support and law are judged, `--format json` gives every result with its rows, cells and figures, and `--lang sr-Cyrl` says it in Serbian. What rests on a law of which sources differ, or that nobody has looked up, is a notice, whatever the rule, and says so.',
    'A result may stay, with a reason: an acceptance in the plan (`rule`, `measures`, `reason`, `by`, `on`) covers every result of that rule whose rows it names, or, where it names none, those about the plan as a whole. An accepted result is listed as such and no longer counts.',
    'The totals are told as stated (each amount once, as it stands) and as corrected: quantity times price where the total differs, items added up, and recurring amounts each time that they come due within the period.',
    ...lintClasses.map((of) => section(of, lints)),
  ].join('\n\n')}\n`
