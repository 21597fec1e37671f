import { type ActFault, actChanges, actFaults, type NewAct } from '#domain/custody/act.js'
import { nextInYear } from '#domain/register/next-number.js'
import { Problem } from '#lib/problem.js'
import { dayOf } from '#lib/zone.js'
import type { Edited, Who } from './edit-register.js'
import type { Services } from './services.js'
import { saidBy, type Texts } from './texts.js'

type Used = Pick<Services, 'register' | 'editor' | 'clock' | 'texts'>

/** The day that it is where the organisation is. */
export const todayOf = ({ register, clock }: Pick<Used, 'register' | 'clock'>): string =>
  dayOf(clock.now(), register.value.organisation.timeZone)

/** The number that the next act of this year gets. */
export const nextActNumber = (services: Pick<Used, 'register' | 'clock'>): string =>
  nextInYear(
    'R',
    todayOf(services).slice(0, 4),
    services.register.value.handOvers.map(({ id }) => id),
  )

/** What stands against an act, as the reader's language says it. */
export const actFaultText = (texts: Texts, language: string, { code, what }: ActFault): string =>
  texts.t(language, `custody.fault.${code}`, { what })

/**
 * Does an act: puts it into the register and changes the assets, in one edit. `seen` has the version of each asset that
 * the one who acts has looked at.
 * @throws Problem invalid (each fault with its place), conflict (somebody else was faster).
 */
export const handOver = async (
  services: Used,
  act: NewAct,
  seen: ReadonlyMap<string, string>,
  who: Who,
): Promise<Edited> => {
  const { register, texts } = services
  const faults = actFaults(register.value, act, todayOf(services))
  if (faults.length > 0)
    throw new Problem('invalid', 'This act cannot be done.', {
      faults: faults.map((fault) => ({
        where: fault.field === 'assets' ? `assets/${fault.what}` : fault.field,
        what: saidBy(texts, `custody.fault.${fault.code}`, { what: fault.what }),
      })),
    })
  return services.editor.edit(
    { action: 'hand-over', changes: actChanges(register.value, act, seen), why: act.reason ?? null },
    who,
  )
}
