import { FiledDocument } from '#contract/register/filed-document.js'
import type { Fault } from '#lib/problem.js'
import type { Target } from '#service/file-document.js'
import { SelectField, TextField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { entryAddress } from '../register/parts.js'

export interface UploadPageProps {
  readonly frame: Frame
  /** The entry that the file is a paper of. */
  readonly target: Target | null
  readonly kind: string
  readonly complaint: string | null
  readonly faults: readonly Fault[]
}

/** Where a file comes in: from the disk, or straight from the camera of a phone. */
export const UploadPage = ({ frame, target, kind, complaint, faults }: UploadPageProps) => {
  const { voice } = frame
  const label = (name: string) => voice.t(`register.documents.${name}`)
  const named = target && `${target.part}/${target.id}`
  const address = `/documents/new${named ? `?for=${named.split('/').map(encodeURIComponent).join('/')}` : ''}`
  const title = voice.t('documents.new')
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        lead={target ? voice.t('documents.for', { entry: target.id }) : voice.t('documents.lead')}
        back={
          target
            ? { href: entryAddress(target.part, target.id), label: target.id }
            : { href: '/register/documents', label: voice.t('register.part.documents') }
        }
      />
      {/* The file is the last field: what is said of it comes before it, and it need not be kept in memory. */}
      <form class="form narrow" method="post" action={address} enctype="multipart/form-data">
        <Complaint voice={voice} text={complaint} faults={faults} />
        <SelectField
          name="kind"
          label={label('kind')}
          value={kind}
          choices={FiledDocument.shape.kind.options.map((value) => ({
            value,
            label: voice.t(`register.documents.kind.${value}`),
          }))}
        />
        <TextField name="name" label={label('name')} hint={voice.t('documents.name.hint')} maxlength={1000} />
        <TextField name="number" label={label('number')} maxlength={64} />
        <TextField name="date" type="date" label={label('date')} />
        <div class="field">
          <label for="field-file">{voice.t('documents.file')}</label>
          <input
            id="field-file"
            type="file"
            name="file"
            required
            accept="image/*,application/pdf,.docx,.xlsx,.ods,.odt"
            aria-describedby="hint-file"
          />
          <p class="hint" id="hint-file">
            {voice.t('documents.file.hint')}
          </p>
        </div>
        <div class="submit">
          <button type="submit">{voice.t('documents.keep')}</button>
        </div>
      </form>
    </Layout>
  )
}
