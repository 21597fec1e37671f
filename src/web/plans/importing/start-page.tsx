import { SelectField } from '../../kit/field.js'
import { Complaint } from '../../kit/notice.js'
import { PageHead } from '../../kit/page-head.js'
import { type Frame, Layout } from '../../layout.js'

const encodings = ['utf-8', 'windows-1250', 'windows-1251', 'utf-16le']

/** Where the table of a plan is chosen. */
export const PlanImportStartPage = ({ frame, complaint }: { frame: Frame; complaint: string | null }) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('plan.import.page.title')}>
      <PageHead
        title={voice.t('plan.import.page.title')}
        lead={voice.t('plan.import.page.lead')}
        back={{ href: '/plans', label: voice.t('web.plans') }}
      />
      <form class="form" method="post" action="/plans/import" enctype="multipart/form-data">
        <Complaint voice={voice} text={complaint} />
        <SelectField
          name="encoding"
          label={voice.t('import.page.encoding')}
          hint={voice.t('import.page.encoding.hint')}
          empty={voice.t('import.page.found-out')}
          choices={encodings.map((name) => ({ value: name, label: name }))}
        />
        <div class="field whole">
          <label for="field-file">{voice.t('import.page.file')}</label>
          <input
            id="field-file"
            name="file"
            type="file"
            required
            accept=".csv,.xlsx,.ods,.docx,.tsv,.txt"
            aria-describedby="hint-file"
          />
          <p class="hint" id="hint-file">
            {voice.t('plan.import.page.file.hint')}
          </p>
        </div>
        <p class="submit">
          <button type="submit">{voice.t('import.page.send')}</button>
        </p>
      </form>
    </Layout>
  )
}
