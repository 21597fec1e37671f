import type { Part, Register } from '#contract/register.js'
import type { Entry } from '#domain/register/entries.js'
import type { FormValues } from '#domain/register/entry-to-form.js'
import type { FieldFault } from '#domain/register/read-field.js'
import type { Fault } from '#lib/problem.js'
import { TextField } from '../kit/field.js'
import { PageHead } from '../kit/page-head.js'
import { Told } from '../kit/told.js'
import { type Frame, Layout } from '../layout.js'
import { Clashes, type ClashShown } from './clashes.js'
import { EntryFields } from './entry-form.js'
import { entryTitle, labelOf } from './entry-words.js'
import { editAddress, entryAddress, partAddress } from './parts.js'

export interface EditPageProps {
  readonly frame: Frame
  readonly register: Register
  readonly part: Part
  /** The entry that the form is made from: it goes with the form, so that the next change of somebody else is seen. */
  readonly base: Entry | null
  readonly values: FormValues
  readonly faults: readonly FieldFault[]
  /** Why all of it was refused, where no field is to blame alone. */
  readonly refused: readonly Fault[]
  readonly clash: ClashShown | null
  readonly why: string
}

const Faults = ({
  frame,
  part,
  faults,
  refused,
}: Pick<EditPageProps, 'frame' | 'part' | 'faults' | 'refused'>) => {
  const { voice } = frame
  if (faults.length === 0 && refused.length === 0) return null
  return (
    <div class="complaint" role="alert" id="complaint">
      <p>{voice.t('register.not-saved', { count: faults.length + refused.length })}</p>
      <ul>
        {faults.map(({ path, code, values }) => (
          <li>
            <a href={`#field-f.${path}`}>{labelOf(voice, part, path)}</a>:{' '}
            {voice.t(`register.fault.${code}`, values ?? {})}
          </li>
        ))}
        {refused.map((fault) => (
          <li>
            {fault.where !== '' && <code>{fault.where}</code>} <Told voice={voice} fault={fault} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The form of one entry, new or not; and, where somebody else was faster, what both have said. */
export const EditPage = (props: EditPageProps) => {
  const { frame, register, part, base, values, faults, refused, clash, why } = props
  const { voice } = frame
  const title =
    base === null
      ? voice.t(`register.new.${part}`)
      : voice.t('register.edit-title', { entry: entryTitle(voice, base) })
  const back = base === null ? partAddress(part) : entryAddress(part, base.id)
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        back={{
          href: back,
          label: base === null ? voice.t(`register.part.${part}`) : entryTitle(voice, base),
        }}
      />
      <Faults frame={frame} part={part} faults={faults} refused={refused} />
      <form
        class="form entry-form"
        method="post"
        action={base === null ? entryAddress(part, 'new') : editAddress(part, base.id)}
      >
        {base !== null && <input type="hidden" name="base" value={JSON.stringify(base)} />}
        {clash !== null && <Clashes {...clash} voice={voice} register={register} part={part} />}
        <EntryFields
          voice={voice}
          register={register}
          part={part}
          entry={base}
          values={values}
          faults={faults}
        />
        <div class="whole">
          <TextField
            name="why"
            label={voice.t('register.why')}
            hint={voice.t('register.why.hint')}
            value={why}
            maxlength={1000}
            autocomplete="off"
          />
        </div>
        <div class="submit">
          <button type="submit">{voice.t('web.save')}</button>
          <a href={back}>{voice.t('web.cancel')}</a>
        </div>
      </form>
    </Layout>
  )
}
