import type { EntryField } from '#contract/entry-fields.js'
import type { LocalText } from '#contract/register/text.js'
import type { Part, Register } from '#contract/register.js'
import { type Entry, sortedEntries } from '#domain/register/entries.js'
import type { FormValues } from '#domain/register/entry-to-form.js'
import type { FieldFault } from '#domain/register/read-field.js'
import type { Choice } from '../kit/field.js'
import { SelectField, TextArea, TextField } from '../kit/field.js'
import type { Voice } from '../voice.js'
import { CheckList } from './check-list.js'
import { choiceWord, entryName, labelOf } from './entry-words.js'
import { groupsOf } from './field-groups.js'

export interface EntryFormProps {
  readonly voice: Voice
  readonly register: Register
  readonly part: Part
  /** The entry that the form was made from; null for a new one. */
  readonly entry: Entry | null
  readonly values: FormValues
  readonly faults: readonly FieldFault[]
  /** Fields that the form does not have. */
  readonly without?: readonly string[]
}

/** Fields of an entry are told apart from those of the form itself. */
export const formName = (path: string): string => `f.${path}`

/** More than these are typed, not picked: nobody scrolls through them, and a page must stay small. */
const mostOptions = 200
const mostChecks = 40
const mostSuggested = 1000

const faultText = ({ voice, faults }: EntryFormProps, path: string): string | undefined => {
  const found = faults.find((fault) => fault.path === path)
  return found && voice.t(`register.fault.${found.code}`, found.values ?? {})
}

const yesNo = (voice: Voice): Choice[] => [
  { value: 'yes', label: voice.t('value.yes') },
  { value: 'no', label: voice.t('value.no') },
]

const common = (form: EntryFormProps, { path }: Pick<EntryField, 'path'>) => ({
  name: formName(path),
  label: labelOf(form.voice, form.part, path),
  fault: faultText(form, path),
  value: form.values.get(path)?.[0] ?? '',
})

const ReferenceField = ({ form, field }: { form: EntryFormProps; field: EntryField }) => {
  const { voice, register, values } = form
  const { kind, path } = field
  if (kind.is !== 'reference') return null
  const count = kind.to.reduce((sum, part) => sum + register[part].length, 0)
  const entries = count <= mostSuggested ? kind.to.flatMap((part) => sortedEntries(register, part)) : []
  const choices = entries.map((entry) => {
    const name = entryName(voice, entry)
    return { value: entry.id, label: name === entry.id ? name : `${name} (${entry.id})` }
  })
  const given = values.get(path) ?? []
  const control = common(form, field)
  if (kind.isMany && count > 0 && count <= mostChecks)
    return <CheckList {...control} choices={choices} chosen={given} />
  if (kind.isMany)
    return <TextArea {...control} value={given.join('\n')} hint={voice.t('register.hint.many-ids')} />
  if (count <= mostOptions)
    return (
      <SelectField
        {...control}
        choices={choices}
        {...(field.isRequired
          ? { required: true, empty: voice.t('register.choose') }
          : { empty: voice.t('register.not-stated') })}
      />
    )
  const list = `list-${path}`
  return (
    <>
      <TextField
        {...control}
        hint={voice.t('register.hint.id')}
        {...(choices.length > 0 ? { list } : {})}
        required={field.isRequired}
      />
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map(({ value, label }) => (
            <option value={value} label={label} />
          ))}
        </datalist>
      )}
    </>
  )
}

const MoneyField = ({ form, field }: { form: EntryFormProps; field: EntryField }) => {
  const { voice, values, register } = form
  const part = (name: string) => common(form, { path: `${field.path}.${name}` })
  const currency = part('currency')
  const isBlank = (values.get(`${field.path}.amount`)?.[0] ?? '') === ''
  return (
    <fieldset class="money">
      <legend>{labelOf(voice, form.part, field.path)}</legend>
      <TextField {...part('amount')} inputmode="decimal" autocomplete="off" />
      <TextField
        {...currency}
        value={currency.value === '' && isBlank ? register.organisation.currency : currency.value}
        maxlength={3}
      />
      <SelectField {...part('vatIncluded')} choices={yesNo(voice)} empty={voice.t('register.not-stated')} />
      <TextField {...part('vatRate')} inputmode="decimal" autocomplete="off" />
    </fieldset>
  )
}

/** The other languages of a name, which this form keeps. */
const otherLanguages = (
  { voice, register, entry }: EntryFormProps,
  { name, path }: EntryField,
): string | undefined => {
  const text = path === name ? (entry?.[name] as LocalText | undefined) : undefined
  if (typeof text !== 'object') return undefined
  const others = Object.entries(text).filter(([tag]) => tag !== register.organisation.language)
  return others.length === 0
    ? undefined
    : voice.t('register.hint.languages', { others: others.map(([tag, own]) => `${tag}: ${own}`).join('; ') })
}

const Field = ({ form, field }: { form: EntryFormProps; field: EntryField }) => {
  const { voice, part, entry, values } = form
  const { kind, path, isRequired } = field
  const control = { ...common(form, field), required: isRequired }
  switch (kind.is) {
    case 'choice': {
      const choices = kind.options.map((value) => ({ value, label: choiceWord(voice, part, path, value) }))
      const empty = voice.t(isRequired ? 'register.choose' : 'register.not-stated')
      return <SelectField {...control} choices={choices} empty={empty} />
    }
    case 'yes-no':
      return <SelectField {...control} choices={yesNo(voice)} empty={voice.t('register.not-stated')} />
    case 'day': {
      // What is no day would vanish from a date field.
      const isDay = /^(\d{4}-\d\d-\d\d)?$/.test(control.value)
      return <TextField {...control} type={isDay ? 'date' : 'text'} />
    }
    case 'number':
      return <TextField {...control} inputmode={kind.isWhole ? 'numeric' : 'decimal'} autocomplete="off" />
    case 'money':
      return <MoneyField form={form} field={field} />
    case 'reference':
      return <ReferenceField form={form} field={field} />
    case 'list':
      return (
        <TextArea
          {...control}
          value={(values.get(path) ?? []).join('\n')}
          hint={voice.t('register.hint.lines')}
        />
      )
    case 'group':
      return (
        <fieldset>
          <legend>{labelOf(voice, part, path)}</legend>
          {kind.fields.map((inner) => (
            <Field form={form} field={isRequired ? inner : { ...inner, isRequired: false }} />
          ))}
        </fieldset>
      )
    case 'local':
      return (
        <TextField
          {...control}
          required={isRequired && typeof entry?.[field.name] !== 'object'}
          hint={otherLanguages(form, field)}
          autocomplete="off"
        />
      )
    case 'text':
      if (path === 'id')
        return entry === null ? (
          <TextField
            {...control}
            required={false}
            hint={voice.t('register.hint.new-id')}
            autocomplete="off"
          />
        ) : null
      return kind.max >= 1000 ? (
        <TextArea {...control} />
      ) : (
        <TextField {...control} maxlength={kind.max} autocomplete="off" />
      )
    default:
      return null
  }
}

/** The controls of an entry, made from the contract of its part. Without the form around them. */
export const EntryFields = (form: EntryFormProps) => (
  <>
    {groupsOf(form.part).map(({ key, fields }) => {
      const shown = fields.filter(
        ({ isFixed, kind, name }) => !isFixed && kind.is !== 'data' && !form.without?.includes(name),
      )
      return shown.length === 0 ? null : (
        <fieldset>
          <legend>{form.voice.t(`register.group.${key}`)}</legend>
          {shown.map((field) => (
            <Field form={form} field={field} />
          ))}
        </fieldset>
      )
    })}
  </>
)
