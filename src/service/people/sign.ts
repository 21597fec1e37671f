import type { NotSecond } from '#domain/people/second-person.js'
import type { Clock, RegisterDocument, Store } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import type { RegisterEditor } from '../edit-register.js'
import type { Principal } from '../principal.js'
import { openToSign, type SignablePart, type ToSign } from './to-sign.js'

const refusals: Record<NotSecond, string> = {
  role: 'Only a person with the role of approver signs.',
  author: 'You have entered or changed this yourself: somebody else has to sign it.',
  owner: 'It is the affair of an office that you hold: somebody else has to sign it.',
  office: 'No office that may sign is written down with your account.',
}

interface Read {
  readonly part: SignablePart
  readonly id: string
  /** The version that was read; left out, whatever is there now. */
  readonly expected?: string | undefined
}

/** What the second person does: signs, or sends back with a reason. */
export const openSigning = (services: {
  readonly store: Store
  readonly register: RegisterDocument
  readonly editor: RegisterEditor
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}) => {
  const { store, editor, clock, organisation } = services
  const toSign = openToSign(services)

  const read = async ({ part, id, expected }: Read, who: Principal): Promise<ToSign> => {
    const item = await toSign.find(part, id, who)
    if (!item) throw new Problem('not_found', said`${part}/${id} does not wait for a signature.`)
    if (expected !== undefined && expected !== item.version)
      throw new Problem('conflict', 'It was changed since you have read it: read it again.')
    return item
  }

  const signed = (item: ToSign, office: string): unknown =>
    item.part === 'attestations'
      ? {
          ...item.entry,
          confirmedBy: office,
          confirmedOn: dayOf(clock.now(), services.register.value.organisation.timeZone),
        }
      : { ...item.entry, approvedBy: office }

  return {
    ...toSign,

    /**
     * Confirms a statement or accepts a waiver, by an office of the signer.
     * @throws Problem not_found, conflict (it is another one by now), forbidden (not the second person).
     */
    async sign(
      what: Read & { readonly office?: string | undefined },
      who: Principal,
    ): Promise<{ office: string }> {
      const item = await read(what, who)
      if ('refused' in item.reader) throw new Problem('forbidden', refusals[item.reader.refused])
      const { offices } = item.reader
      const office = what.office ?? offices[0]
      if (office === undefined || !offices.includes(office))
        throw new Problem('forbidden', said`You cannot sign as ${office ?? '–'}.`, {
          faults: [{ where: 'office', what: said`may be ${offices.join(', ')}` }],
        })
      await editor.edit(
        {
          action: 'approve',
          changes: [{ part: item.part, id: item.id, body: signed(item, office), expected: item.version }],
        },
        { id: who.id, name: who.name },
      )
      return { office }
    },

    /** Says why it is not signed: whoever entered it reads it, and once it is changed it waits again. */
    async sendBack(what: Read & { readonly why: string }, who: Principal): Promise<void> {
      const why = what.why.trim()
      if (why === '' || why.length > 1000)
        throw new Problem('invalid', 'A reason is needed.', {
          faults: [{ where: 'why', what: 'must have 1 to 1000 characters' }],
        })
      const item = await read(what, who)
      if ('refused' in item.reader) throw new Problem('forbidden', refusals[item.reader.refused])
      const { part, id, version } = item
      const at = clock.now()
      await store.transaction(async (tx) => {
        const writer = tx.of(organisation)
        await writer.putSentBack({ part, id, version, at, who: who.id, whoName: who.name, why })
        await writer.audit({
          at,
          who: who.id,
          what: 'register.send-back',
          on: `${part}/${id}`,
          detail: { version, why },
        })
      })
    },
  }
}

export type Signing = ReturnType<typeof openSigning>
