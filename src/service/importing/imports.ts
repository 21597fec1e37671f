import { setImmediate } from 'node:timers/promises'
import type { Register } from '#contract/register.js'
import { headKey } from '#domain/import/head-key.js'
import { importFieldsOf } from '#domain/import/import-field.js'
import type { ImportPlan } from '#domain/import/import-plan.js'
import { planImport } from '#domain/import/plan-import.js'
import { type ImportProposal, type ImportRequest, proposeImport } from '#domain/import/propose-import.js'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import { openVocabulary, type Vocabulary } from '#domain/import/vocabulary.js'
import { styleOf } from '#domain/import/writing-style.js'
import type { ImportMatch } from '#domain/ports/import-matches.js'
import type { Clock, Store } from '#domain/ports.js'
import { nearest } from '#lib/nearest.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Edited, RegisterEditor, Who } from '../edit-register.js'
import type { Texts } from '../texts.js'

/** The words of every language, the reader's own first. */
export const wordsIn =
  (texts: Texts, first: string) =>
  (key: string): readonly string[] => {
    const languages = [first, ...texts.languages.filter((language) => language !== first)]
    return languages.flatMap((language) => (texts.has(language, key) ? [texts.t(language, key)] : []))
  }

const vocabularies = new WeakMap<Texts, Vocabulary>()

const vocabularyOf = (texts: Texts): Vocabulary => {
  const vocabulary = vocabularies.get(texts) ?? openVocabulary(wordsIn(texts, 'en'))
  vocabularies.set(texts, vocabulary)
  return vocabulary
}

/** @throws Problem invalid: a column or a default is for a field that there is not. */
const refuseUnknown = ({ columns, defaults }: ImportRequest, { table }: ImportProposal): void => {
  const paths = importFieldsOf(table.part).map(({ path }) => path)
  const asked = [...columns].flatMap(([head, path]) => (path === null ? [] : [[head, path] as const]))
  const faults = [...asked, ...[...defaults.keys()].map((path) => [path, path] as const)]
    .filter(([, path]) => !paths.includes(path))
    .map(([where, path]) => {
      const meant = nearest(path, paths)
      const what = meant
        ? said`${table.part} has no field “${path}”; did you mean ${meant}?`
        : said`${table.part} has no field “${path}”`
      return { where, what }
    })
  if (faults.length > 0)
    throw new Problem('invalid', said`Fields of ${table.part} are ${paths.join(', ')}.`, { faults })
}

/**
 * How a file would be taken in.
 * @throws Problem invalid: it has no such sheet, or no field that was asked for.
 */
export const proposeFor = async (
  file: ReadSheets,
  request: ImportRequest,
  texts: Texts,
  remembered: (heads: string) => Promise<ImportMatch | null>,
): Promise<ImportProposal> => {
  const proposal = await proposeImport(file, request, vocabularyOf(texts), remembered)
  if (!proposal)
    throw new Problem(
      'invalid',
      said`There is no sheet “${request.sheet ?? ''}” to be seen. There are ${file.sheets.map(({ name }) => `“${name}”`).join(', ')}.`,
    )
  refuseUnknown(request, proposal)
  return proposal
}

/** Works out what an import would do; lets others work between some hundred rows. */
export const planFor = async (
  proposal: ImportProposal,
  register: Register,
  texts: Texts,
  onProgress: (rows: number) => void = () => undefined,
): Promise<ImportPlan> => {
  const steps = planImport(proposal.table, {
    register,
    vocabulary: vocabularyOf(texts),
    ...styleOf(proposal.style),
    defaults: proposal.defaults,
    isCreating: proposal.isCreating,
  })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    onProgress(step.value)
    await setImmediate()
  }
}

/** Of two columns with one head a head cannot say which: it is asked again. */
const isTwice = ({ columns }: ImportProposal['table'], head: string): boolean =>
  columns.filter((other) => headKey(other.head) === headKey(head)).length > 1

/** What is remembered of a matching that somebody has confirmed by importing with it. */
export const matchOf = (
  { heads, table, defaults, style }: ImportProposal,
  { at, who }: Pick<ImportMatch, 'at' | 'who'>,
): ImportMatch => ({
  heads,
  part: table.part,
  columns: Object.fromEntries(
    table.columns.flatMap(({ head, path }) => (isTwice(table, head) ? [] : [[head, path]])),
  ),
  defaults: Object.fromEntries(defaults),
  style,
  at,
  who,
})

export interface Imports {
  /** @throws Problem invalid. */
  propose(file: ReadSheets, request: ImportRequest): Promise<ImportProposal>
  plan(proposal: ImportProposal): Promise<ImportPlan>
  /**
   * Does what was planned, all of it, and remembers how the columns were matched.
   * @throws Problem invalid, where the plan has faults; conflict, where somebody changed the same entries meanwhile.
   */
  carryOut(plan: ImportPlan, proposal: ImportProposal, fileName: string, who: Who): Promise<Edited>
}

/** Brings tables into the register of the running server. */
export const openImports = (services: {
  readonly store: Store
  readonly register: { readonly value: Register }
  readonly editor: RegisterEditor
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
  readonly texts: Texts
}): Imports => {
  const { store, register, editor, clock, organisation, texts } = services
  return {
    propose: (file, request) =>
      proposeFor(file, request, texts, (heads) => store.of(organisation).importMatches.get(heads)),
    plan: (proposal) => planFor(proposal, register.value, texts),
    carryOut: async (plan, proposal, fileName, who) => {
      if (plan.faults.length > 0)
        throw new Problem('invalid', 'A table with faults is not imported, not even in part.')
      const edited = await editor.edit(
        { action: 'import', changes: plan.changes, why: fileName.slice(0, 1000) },
        who,
      )
      await store.transaction((tx) =>
        tx.of(organisation).importMatches.put(matchOf(proposal, { at: clock.now(), who: who.id })),
      )
      return edited
    },
  }
}
