import { importParts } from '#domain/import/import-field.js'
import { SelectField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { partAddress } from '../register/parts.js'

const encodings = ['utf-8', 'windows-1250', 'windows-1251', 'utf-16le']
const exported = ['xlsx', 'ods', 'csv'] as const

/** Where a file is chosen, and where the register goes out as one. */
export const ImportStartPage = ({ frame, complaint }: { frame: Frame; complaint: string | null }) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('import.page.title')}>
      <PageHead
        title={voice.t('import.page.title')}
        lead={voice.t('import.page.lead')}
        back={{ href: partAddress('assets'), label: voice.t('web.nav.register') }}
      />
      {frame.can('write') && (
        <form class="form" method="post" action="/register/import" enctype="multipart/form-data">
          <Complaint voice={voice} text={complaint} />
          <SelectField
            name="into"
            label={voice.t('import.page.into')}
            hint={voice.t('import.page.into.hint')}
            empty={voice.t('import.page.by-heads')}
            choices={importParts.map((part) => ({ value: part, label: voice.t(`register.part.${part}`) }))}
          />
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
              {voice.t('import.page.file.hint')}
            </p>
          </div>
          <p class="submit">
            <button type="submit">{voice.t('import.page.send')}</button>
          </p>
        </form>
      )}
      <section class="sheet" aria-labelledby="export">
        <h2 id="export">{voice.t('import.page.export')}</h2>
        <p>{voice.t('import.page.export.lead')}</p>
        <ul class="exports">
          {importParts.map((part) => (
            <li>
              <span>{voice.t(`register.part.${part}`)}</span>{' '}
              {exported.map((format) => (
                <a href={`/register/export/${part}.${format}`}>
                  <span class="unseen">{voice.t(`register.part.${part}`)}: </span>
                  {format.toUpperCase()}
                </a>
              ))}
            </li>
          ))}
          <li>
            <span>{voice.t('import.page.everything')}</span>{' '}
            {['xlsx', 'ods', 'json'].map((format) => (
              <a href={`/register/export/register.${format}`}>
                <span class="unseen">{voice.t('import.page.everything')}: </span>
                {format.toUpperCase()}
              </a>
            ))}
          </li>
        </ul>
      </section>
    </Layout>
  )
}
