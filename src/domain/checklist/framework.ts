import { z } from 'zod'
import { calendarDay, text } from '#contract/field.js'
import { LocalText } from '#contract/register/text.js'
import { nearest } from '#lib/nearest.js'
import { parseYaml } from '#lib/yaml.js'

const Control = z.strictObject({
  id: text(32).min(1).describe('Number of the control within its framework.'),
  article: text(32).optional().describe('Article of the law or decree, where it is not the number.'),
  title: LocalText.describe('Our own short title.'),
  checks: z
    .array(text(32))
    .default([])
    .describe('Checks that must hold; rules and attestations answer them.'),
  attest: LocalText.optional().describe('What a person must state, because no probe can show it.'),
})
export type Control = z.infer<typeof Control>

/** What a file of `policies/frameworks` may hold. Its name is the id of the framework. */
export const FrameworkFile = z.strictObject({
  title: LocalText.describe('What the catalogue is.'),
  basis: z.array(LocalText).min(1).describe('Laws and standards, as they are to be printed.'),
  validFrom: calendarDay().describe('First day on which it is asked for.'),
  validTo: calendarDay().optional().describe('Last day; left out while no end is known.'),
  note: LocalText.optional().describe('What a reader must know about its validity.'),
  number: LocalText.describe('What the number of a control is called: measure, control.'),
  controls: z.array(Control).min(1),
})

export interface Framework extends z.infer<typeof FrameworkFile> {
  readonly id: string
}

/** Every check by its id, with its title. */
export const CheckTitles = z.record(z.string(), LocalText)
export type CheckTitles = z.infer<typeof CheckTitles>

/**
 * Reads one catalogue.
 * @throws Problem invalid: file, line and column of every fault, of an id that stands twice and of an unknown check.
 */
export const parseFramework = (id: string, yaml: string, file: string, checks: CheckTitles): Framework => {
  const body = parseYaml(yaml, file, FrameworkFile, ({ controls }) => [
    ...controls.flatMap((control, index) =>
      controls.findIndex((other) => other.id === control.id) < index
        ? [{ path: ['controls', index, 'id'], message: `${control.id} stands twice` }]
        : [],
    ),
    ...controls.flatMap((control, index) =>
      control.checks.flatMap((check, position) => {
        if (Object.hasOwn(checks, check)) return []
        const meant = nearest(check, Object.keys(checks))
        return [
          {
            path: ['controls', index, 'checks', position],
            message: `no check ${check}${meant ? `; did you mean ${meant}?` : ''}`,
          },
        ]
      }),
    ),
  ])
  return { ...body, id }
}

/** What an attestation names to answer the question of a control. */
export const questionOf = (framework: string, control: string): string => `${framework}:${control}`
