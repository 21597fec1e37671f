import { AssetKind } from '#contract/register/asset.js'
import { SubjectKind } from '#contract/topic.js'
import { subjectKindOf } from '#domain/policy/register-things.js'
import { SelectField } from '../kit/field.js'
import { Filters } from '../kit/filters.js'
import type { Voice } from '../voice.js'

/** Kinds of assets that something could observe. */
const observable = AssetKind.options.filter(
  (kind) => subjectKindOf({ id: '', kind, state: 'in-use' }) !== null,
)

/** Narrows a list of links down to one kind: of asset, or of what is observed. */
export const KindFilter = ({ voice, list, kind }: { voice: Voice; list: string; kind: string | null }) => (
  <Filters action="/links" voice={voice}>
    <input type="hidden" name="list" value={list} />
    <SelectField
      name="kind"
      label={voice.t('web.field.kind')}
      value={kind ?? undefined}
      empty={voice.t('web.any')}
      choices={(list === 'unseen' || list === 'linked' ? observable : SubjectKind.options).map((value) => ({
        value,
        label: voice.t(`kind.${value}`),
      }))}
    />
  </Filters>
)
