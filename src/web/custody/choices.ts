import type { Register } from '#contract/register.js'
import { partyOf } from '#domain/custody/parties.js'
import { sortedEntries } from '#domain/register/entries.js'
import type { Choice } from '../kit/field.js'
import type { Voice } from '../voice.js'

/** More than these are not chosen from but typed. */
const most = 500

/** People and offices that one can choose from, without those who left; null where they are too many. */
export const partyChoices = (voice: Voice, register: Register): Choice[] | null =>
  register.persons.length + register.roles.length > most
    ? null
    : [...sortedEntries(register, 'persons'), ...sortedEntries(register, 'roles')]
        .filter(({ leftOn }) => leftOn === undefined)
        .map(({ id }) => {
          const party = partyOf(register, id)
          const name = party ? voice.local(party.name) : id
          return { value: id, label: party?.unit ? `${name} (${party.unit})` : name }
        })
        .sort((a, b) => a.label.localeCompare(b.label, voice.language))

/** Places that one can choose from; null where they are too many. */
export const placeChoices = (voice: Voice, register: Register): Choice[] | null =>
  register.places.length > most
    ? null
    : sortedEntries(register, 'places').map((place) => ({
        value: place.id,
        label: `${place.id} · ${voice.local(place.name as string)}`,
      }))
