import type { Child } from 'hono/jsx'

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with what was given. */
  readonly fault?: string | undefined
}

const ids = ({ name, hint, fault }: FieldProps) => ({
  id: `field-${name}`,
  describedBy: [fault && `fault-${name}`, hint && `hint-${name}`].filter(Boolean).join(' ') || undefined,
})

/** A label with what belongs under it: the control, what is wrong, a hint. */
const Around = ({ field, children }: { field: FieldProps; children: Child }) => (
  <div class={field.fault ? 'field wrong' : 'field'}>
    <label for={ids(field).id}>{field.label}</label>
    {children}
    {field.fault && (
      <p class="fault" id={`fault-${field.name}`}>
        {field.fault}
      </p>
    )}
    {field.hint && (
      <p class="hint" id={`hint-${field.name}`}>
        {field.hint}
      </p>
    )}
  </div>
)

/** One line of text, a number, a date: `type` as HTML has it. */
export const TextField = (
  field: FieldProps & {
    readonly value?: string | undefined
    readonly type?: string
    readonly required?: boolean
    readonly list?: string
    readonly step?: string
    readonly min?: string
    readonly max?: string
    readonly maxlength?: number
    readonly minlength?: number
    readonly autocomplete?: string
    readonly inputmode?: 'numeric' | 'decimal' | 'text'
    readonly autofocus?: boolean
  },
) => {
  const { name, label: _, hint: __, fault, value, type = 'text', ...rest } = field
  const { id, describedBy } = ids(field)
  return (
    <Around field={field}>
      <input
        id={id}
        name={name}
        type={type}
        value={value ?? ''}
        aria-describedby={describedBy}
        aria-invalid={fault ? 'true' : undefined}
        {...rest}
      />
    </Around>
  )
}

export const TextArea = (
  field: FieldProps & {
    readonly value?: string | undefined
    readonly rows?: number
    readonly required?: boolean
  },
) => {
  const { id, describedBy } = ids(field)
  return (
    <Around field={field}>
      <textarea
        id={id}
        name={field.name}
        rows={field.rows ?? 3}
        required={field.required}
        aria-describedby={describedBy}
        aria-invalid={field.fault ? 'true' : undefined}
      >
        {field.value ?? ''}
      </textarea>
    </Around>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One of some; `empty` is what the choice of nothing is called, where nothing may be chosen. */
export const SelectField = (
  field: FieldProps & {
    readonly value?: string | undefined
    readonly choices: readonly Choice[]
    readonly empty?: string
    readonly required?: boolean
  },
) => {
  const { id, describedBy } = ids(field)
  return (
    <Around field={field}>
      <select
        id={id}
        name={field.name}
        required={field.required}
        aria-describedby={describedBy}
        aria-invalid={field.fault ? 'true' : undefined}
      >
        {field.empty !== undefined && <option value="">{field.empty}</option>}
        {field.choices.map(({ value, label }) => (
          <option value={value} selected={value === field.value}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  )
}

export const CheckField = (field: FieldProps & { readonly checked?: boolean; readonly value?: string }) => {
  const { describedBy } = ids(field)
  return (
    <div class="field check">
      <label>
        <input
          type="checkbox"
          name={field.name}
          value={field.value ?? '1'}
          checked={field.checked}
          aria-describedby={describedBy}
        />{' '}
        {field.label}
      </label>
      {field.hint && (
        <p class="hint" id={`hint-${field.name}`}>
          {field.hint}
        </p>
      )}
    </div>
  )
}
