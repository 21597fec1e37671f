import { subjectKindOf } from '#domain/policy/register-things.js'
import type { OrganisationWriter, Subject } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Judging } from '../judging.js'

const named = async (writer: OrganisationWriter, name: string): Promise<Subject | null> => {
  const wanted = name.toLowerCase()
  const [found, another] = (await writer.subjects()).filter((one) => one.name.toLowerCase() === wanted)
  if (another)
    throw new Problem(
      'invalid',
      said`Several devices are called ${name}: name one by its id, such as ${another.id}.`,
    )
  return found ?? null
}

const ofAsset = async (
  writer: OrganisationWriter,
  { register, links }: Judging,
  id: string,
): Promise<Subject | null> => {
  if (!register.value.assets.some((asset) => asset.id === id)) return null
  const [subject] = links.subjectsOf(id)
  return subject === undefined ? null : writer.subject(subject)
}

/**
 * What a new check is about: the device that `on` names, made known where it is an asset that nothing was seen of;
 * or, without a name, a device of the check's own.
 * @throws Problem not_found, invalid.
 */
export const subjectOfCheck = async (
  writer: OrganisationWriter,
  judging: Judging,
  { id, name, on }: { readonly id: string; readonly name: string; readonly on: string | null },
  at: Instant,
): Promise<string> => {
  const make = async (kind: 'host' | 'device', called: string) => {
    const subject: Subject = { id: `${kind}:ping-${id}`, kind, name: called, firstSeen: at, verdicts: {} }
    await writer.putSubject(subject)
    return subject.id
  }
  if (on === null) return make('device', name)
  const found =
    (await writer.subject(on)) ?? (await ofAsset(writer, judging, on)) ?? (await named(writer, on))
  if (found) {
    if (found.kind === 'ups') throw new Problem('invalid', 'A check cannot be about a UPS.')
    return found.id
  }
  const asset = judging.register.value.assets.find((one) => one.id === on)
  if (!asset) throw new Problem('not_found', said`There is no device and no asset ${on}.`)
  return make(subjectKindOf(asset) === 'host' ? 'host' : 'device', asset.id)
}
