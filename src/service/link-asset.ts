import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { subjectKindOf } from '#domain/policy/register-things.js'
import type { Subject } from '#domain/ports.js'
import { type Change, entryVersion } from '#domain/register/change.js'
import { entryById } from '#domain/register/entries.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Edited, Who } from './edit-register.js'
import type { Services } from './services.js'
import { describeUnrecorded, subjectThatIs } from './unlinked.js'

const assetThatIs = (register: Register, id: string): Asset => {
  const asset = entryById(register, 'assets', id)
  if (!asset) throw new Problem('not_found', said`There is no asset ${id}.`)
  return asset as unknown as Asset
}

/**
 * The change of the register by which an asset is that subject, or by hand none.
 * @throws Problem not_found; invalid (another kind of thing); conflict (another asset is said to be that subject, or
 * this one was written off).
 */
export const linkChange = (register: Register, id: string, subject: Subject | null): Change => {
  const asset = assetThatIs(register, id)
  const { subject: _, ...rest } = asset
  const expected = entryVersion(asset)
  if (subject === null) return { part: 'assets', id, body: rest, expected }
  if (asset.state === 'disposed')
    throw new Problem(
      'conflict',
      said`${id} was written off: what is still observed is another thing, or was never disposed of.`,
    )
  const kind = subjectKindOf(asset)
  if (kind !== subject.kind)
    throw new Problem('invalid', said`${id} is no thing of the kind that ${subject.id} is.`, {
      faults: [
        {
          where: `assets/${id}`,
          what: said`is of the kind ${asset.kind}; ${subject.id} is a ${subject.kind}`,
        },
      ],
    })
  const other = register.assets.find((entry) => entry.subject === subject.id && entry.id !== id)
  if (other)
    throw new Problem(
      'conflict',
      said`${other.id} is said to be ${subject.id} already; take that link back first.`,
    )
  return { part: 'assets', id, body: { ...asset, subject: subject.id }, expected }
}

type Used = Pick<Services, 'store' | 'register' | 'links' | 'editor' | 'organisation'>

/** Says by hand that an asset is a subject. @throws Problem as `linkChange`. */
export const linkAsset = async (
  services: Used,
  asset: string,
  subject: string,
  who: Who,
): Promise<Edited> => {
  const found = await subjectThatIs(services, subject)
  const change = linkChange(services.register.value, asset, found)
  return services.editor.edit({ action: 'link', changes: [change] }, who)
}

/**
 * Takes back what was said by hand.
 * @throws Problem not_found; invalid, where a number on the machine makes the link and not somebody's word.
 */
export const unlinkAsset = async (services: Used, asset: string, who: Who): Promise<Edited> => {
  const { value } = services.register
  if (assetThatIs(value, asset).subject === undefined)
    throw new Problem(
      'invalid',
      services.links.observed.has(asset)
        ? said`${asset} is linked by its serial number, UUID or hardware address: correct those, or link it by hand to another one.`
        : said`${asset} is not linked to anything.`,
    )
  return services.editor.edit({ action: 'link', changes: [linkChange(value, asset, null)] }, who)
}

/** Puts an asset made of what is known of a subject into the register, so that it is that subject. */
export const recordSubject = async (
  services: Used,
  subject: string,
  given: Pick<Asset, 'id'> & Partial<Asset>,
  who: Who,
): Promise<Edited> => {
  const { value } = services.register
  const { proposal, fitting } = await describeUnrecorded(
    services,
    value,
    await subjectThatIs(services, subject),
  )
  const asset: Asset = { ...proposal, state: 'in-use', ...given }
  const isTold = fitting === null && (asset.serial !== undefined || asset.uuid !== undefined)
  // Where its numbers do not tell, or another asset has the same, only a word does.
  const body = isTold ? asset : { ...asset, subject }
  return services.editor.edit(
    { action: 'link', changes: [{ part: 'assets', id: asset.id, body, expected: null }] },
    who,
  )
}

type Answering = Pick<Services, 'store' | 'clock' | 'organisation'>

/** Remembers that a subject is not to be recorded, and why; nobody is asked about it again. */
export const ignoreSubject = async (
  services: Answering,
  subject: string,
  why: string,
  who: Who,
): Promise<void> => {
  const { store, clock, organisation } = services
  if (why.trim() === '') throw new Problem('invalid', 'Say why it is not to be recorded.')
  await subjectThatIs(services, subject)
  const at = clock.now()
  await store.transaction(async (tx) => {
    const to = tx.of(organisation)
    await to.answers.put({
      question: 'unrecorded',
      thing: subject,
      why: why.trim().slice(0, 1000),
      at,
      who: who.id,
      whoName: who.name,
    })
    await to.audit({ at, who: who.id, what: 'link.ignore', on: subject, detail: { why: why.trim() } })
  })
}

/** Has Popis ask again whether a subject should be recorded. */
export const askAgain = async (services: Answering, subject: string, who: Who): Promise<void> => {
  const { store, clock, organisation } = services
  await store.transaction(async (tx) => {
    const to = tx.of(organisation)
    await to.answers.forget('unrecorded', subject)
    await to.audit({ at: clock.now(), who: who.id, what: 'link.ask-again', on: subject, detail: null })
  })
}
