import type { State } from '#contract/verdict.js'
import type { OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'

interface Place {
  organisation: string
  rule: string
  thing: string
  at: Instant
}

const forgetFrom = query((p: Param<Place>) =>
  db
    .deleteFrom('verdicts')
    .where('organisation', '=', p('organisation'))
    .where('rule', '=', p('rule'))
    .where('thing', '=', p('thing'))
    .where('began_at', '>=', p('at')),
)

const endAt = query((p: Param<Place>) =>
  db
    .updateTable('verdicts')
    .set({ ended_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('rule', '=', p('rule'))
    .where('thing', '=', p('thing'))
    .where('began_at', '<', p('at'))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('at'))])),
)

const begin = query(
  (
    p: Param<
      Place & {
        subject: string | null
        state: State
        since: Instant | null
        flipsAt: Instant | null
        evidence: string
      }
    >,
  ) =>
    db
      .insertInto('verdicts')
      .values({
        organisation: p('organisation'),
        rule: p('rule'),
        thing: p('thing'),
        began_at: p('at'),
        ended_at: null,
        subject: p('subject'),
        state: p('state'),
        since: p('since'),
        flips_at: p('flipsAt'),
        evidence: p('evidence'),
      })
      // One that ended at the very moment at which it began is taken up again.
      .onConflict((conflict) =>
        conflict.columns(['organisation', 'rule', 'thing', 'began_at']).doUpdateSet({
          ended_at: null,
          subject: p('subject'),
          state: p('state'),
          since: p('since'),
          flips_at: p('flipsAt'),
          evidence: p('evidence'),
        }),
      ),
)

interface OfSubject {
  organisation: string
  subject: string
  at: Instant
}

const begunSince = (p: Param<OfSubject>) =>
  db
    .deleteFrom('verdicts')
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .where('began_at', '>=', p('at'))

const forgetPresent = query((p: Param<OfSubject>) => begunSince(p).where('ended_at', 'is', null))

/** What began at `at` or later also ended later. */
const forgetPast = query((p: Param<OfSubject>) => begunSince(p).where('ended_at', '>', p('at')))

/** What stood just before `at`: also what ended at that very moment. */
const reopenOfSubject = query((p: Param<OfSubject>) =>
  db
    .updateTable('verdicts')
    .set({ ended_at: null })
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .where('began_at', '<', p('at'))
    .where('ended_at', '>=', p('at')),
)

/** From `at` on, only what is put now holds: a span that began at or after it is forgotten, one that stood then ends. */
export const verdictWriter = (scope: Scope): Pick<OrganisationWriter, 'putVerdict' | 'rewindVerdicts'> => ({
  putVerdict: async (rule, thing, at, next, began) => {
    const place = { rule, thing, at }
    if (began === undefined || (began !== null && began >= at)) await scope.run(forgetFrom, place)
    if (began !== null) await scope.run(endAt, place)
    if (!next) return
    await scope.run(begin, {
      rule,
      thing,
      at,
      subject: next.subject,
      state: next.state,
      since: next.since,
      flipsAt: next.flipsAt,
      evidence: JSON.stringify(next.evidence),
    })
  },
  rewindVerdicts: async (subject, at) => {
    await scope.run(forgetPresent, { subject, at })
    await scope.run(forgetPast, { subject, at })
    await scope.run(reopenOfSubject, { subject, at })
  },
})
