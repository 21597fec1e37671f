import type { Register } from '#contract/register.js'
import { writingStyles } from '#domain/import/writing-style.js'
import type { PlanFrame } from '#domain/plan/reading/plan-settings.js'
import type { PlanFieldName, PlanNoted } from '#service/importing/plan-request.js'
import { CheckField, SelectField, TextField } from '../../kit/field.js'
import type { Frame } from '../../layout.js'

export interface FrameFormProps {
  readonly frame: Frame
  readonly register: Register
  readonly id: string
  readonly noted: PlanNoted
  /** Names of the sheets of the file that have one. */
  readonly sheets: readonly string[]
  /** The plan as it is understood so far; null where something of it is not said. */
  readonly understood: PlanFrame | null
  /** Fields that were typed and cannot be read, or that nobody said. */
  readonly wrong: readonly string[]
  readonly missing: readonly string[]
}

const titleLanguages = ['sr-Cyrl', 'sr-Latn', 'en', 'sl', 'cs', 'hu']

/** What the table does not say of its plan. */
export const FrameForm = ({
  frame,
  register,
  id,
  noted,
  sheets,
  understood,
  wrong,
  missing,
}: FrameFormProps) => {
  const { voice } = frame
  const isAsked = wrong.length + missing.length > 0
  const said = (name: PlanFieldName): string | undefined => {
    const value = understood?.[name]
    if (value === undefined || noted.typed[name]) return undefined
    const text =
      typeof value === 'boolean'
        ? voice.t(value ? 'value.yes' : 'value.no')
        : typeof value === 'object'
          ? voice.local(value)
          : String(value)
    return voice.t('plan.import.page.understood', { value: text })
  }
  const field = (name: PlanFieldName) => ({
    name,
    label: voice.t(`plan.import.page.field.${name}`),
    value: noted.typed[name],
    hint: said(name),
    fault: wrong.includes(name)
      ? voice.t('plan.act.fault.unreadable')
      : missing.includes(name)
        ? voice.t('plan.import.page.not-said')
        : undefined,
  })
  return (
    <details class="plan-frame" open={isAsked}>
      <summary>{voice.t('plan.import.page.frame')}</summary>
      <form class="form" method="post" action={`/plans/import/${id}`}>
        <TextField {...field('title')} maxlength={256} />
        <TextField {...field('id')} maxlength={64} />
        <SelectField
          {...field('kind')}
          empty={voice.t('web.none-chosen')}
          choices={['action-plan', 'procurement-plan', 'strategy'].map((value) => ({
            value,
            label: voice.t(`web.plan.kind.${value}`),
          }))}
        />
        <TextField {...field('from')} type="date" />
        <TextField {...field('to')} type="date" />
        <TextField {...field('adoptedOn')} type="date" />
        <TextField {...field('actNumber')} maxlength={64} />
        <SelectField
          {...field('adoptedBy')}
          empty={voice.t('web.none-chosen')}
          choices={register.roles.map(({ id: value, name }) => ({ value, label: voice.local(name) }))}
        />
        <TextField {...field('currency')} maxlength={3} />
        <SelectField
          {...field('pricesIncludeVat')}
          empty={voice.t('import.page.found-out')}
          choices={['yes', 'no'].map((value) => ({ value, label: voice.t(`value.${value}`) }))}
        />
        <TextField {...field('vatRate')} inputmode="decimal" />
        {sheets.length > 1 && (
          <SelectField
            name="sheet"
            label={voice.t('import.page.sheet')}
            value={noted.sheet ?? undefined}
            empty={voice.t('plan.import.page.each-sheet')}
            choices={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          />
        )}
        <SelectField
          name="titles"
          label={voice.t('plan.import.page.titles')}
          value={noted.titles ?? undefined}
          empty={voice.t('import.page.found-out')}
          choices={titleLanguages.map((value) => ({ value, label: voice.languageName(value) }))}
        />
        <SelectField
          name="style"
          label={voice.t('import.page.style')}
          hint={voice.t('import.page.style.hint')}
          value={noted.style ?? undefined}
          empty={voice.t('import.page.found-out')}
          choices={writingStyles.map((value) => ({ value, label: voice.t(`import.style.${value}`) }))}
        />
        <CheckField
          name="create-missing"
          label={voice.t('plan.import.page.create')}
          checked={noted.isCreating}
        />
        <p class="submit">
          <button type="submit">{voice.t('import.page.check')}</button>
        </p>
      </form>
    </details>
  )
}
