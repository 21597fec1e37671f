import { type ImportField, importFieldsOf, importParts } from '#domain/import/import-field.js'
import { type Column, textOfCell } from '#domain/import/match-columns.js'
import type { ImportProposal } from '#domain/import/propose-import.js'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import { writingStyles } from '#domain/import/writing-style.js'
import { columnName } from '#lib/sheet/sheet.js'
import { fieldLabel, optionWord } from '#service/importing/import-words.js'
import type { Texts } from '#service/texts.js'
import { CheckField, SelectField, TextField } from '../kit/field.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'

const shownRows = 3
const longest = 40

export interface MatchPageProps {
  readonly frame: Frame
  readonly texts: Texts
  readonly id: string
  readonly name: string
  readonly file: ReadSheets
  readonly proposal: ImportProposal
}

const samplesOf = ({ table }: ImportProposal, { index }: Column): string[] =>
  table.sheet.rows
    .filter(({ number }) => number > table.heads.number)
    .slice(0, shownRows)
    .map(({ cells }) => textOfCell(cells[index]))
    .filter((text) => text !== '')
    .map((text) => (text.length > longest ? `${text.slice(0, longest)}…` : text))

/** Fields that a new entry needs and that no column fills. */
const lacking = ({ table }: ImportProposal): readonly ImportField[] => {
  const filled = new Set(table.columns.map(({ path }) => path))
  const isMade = (path: string) => path === 'id' || (path === 'product.family' && filled.has('name'))
  return importFieldsOf(table.part).filter(
    ({ path, isRequired, within }) =>
      isRequired &&
      !isMade(path) &&
      !filled.has(path) &&
      ![...filled].some((other) => other?.startsWith(`${within}.`) && path === within),
  )
}

const ColumnTable = ({ frame, texts, proposal }: MatchPageProps) => {
  const { voice } = frame
  const { part, columns } = proposal.table
  const fields = importFieldsOf(part)
  return (
    <Table
      caption={voice.t('import.page.columns')}
      rows={columns}
      columns={[
        { id: 'letter', head: voice.t('import.page.column'), cell: ({ index }) => columnName(index) },
        { id: 'head', head: voice.t('import.page.head'), cell: ({ head }) => <strong>{head}</strong> },
        {
          id: 'samples',
          head: voice.t('import.page.samples'),
          cell: (column) => samplesOf(proposal, column).map((text) => <div class="sample">{text}</div>),
        },
        {
          id: 'field',
          head: voice.t('import.page.field'),
          cell: ({ index, head, path }) => (
            <label>
              <span class="unseen">{voice.t('import.page.field-of', { head })}</span>
              <select name={`column-${columnName(index)}`}>
                <option value="">{voice.t('import.page.leave-out')}</option>
                {fields.map((field) => (
                  <option value={field.path} selected={field.path === path}>
                    {fieldLabel(texts, voice.language, part, field.path)}
                  </option>
                ))}
              </select>
            </label>
          ),
        },
      ]}
    />
  )
}

const Defaults = ({ frame, texts, proposal }: MatchPageProps) => {
  const { voice } = frame
  const { part } = proposal.table
  const fields = lacking(proposal)
  if (fields.length === 0) return null
  return (
    <fieldset>
      <legend>{voice.t('import.page.defaults')}</legend>
      {fields.map(({ path, kind }) => {
        const label = fieldLabel(texts, voice.language, part, path)
        const value = proposal.defaults.get(path)
        return kind.is === 'choice' ? (
          <SelectField
            name={`default-${path}`}
            label={label}
            value={value}
            empty={voice.t('web.none-chosen')}
            choices={kind.options.map((option) => ({
              value: option,
              label: optionWord(texts, voice.language, part, path, option),
            }))}
          />
        ) : (
          <TextField
            name={`default-${path}`}
            label={label}
            value={value}
            hint={kind.is === 'day' ? voice.t('import.page.no-end') : undefined}
          />
        )
      })}
    </fieldset>
  )
}

/** Which column holds what; what was found out stands there already. */
export const ImportMatchPage = (props: MatchPageProps) => {
  const { frame, id, name, file, proposal } = props
  const { voice } = frame
  const { table, sheets, isRemembered, style, isCreating } = proposal
  const known = table.columns.filter(({ path }) => path !== null).length
  const how = [
    file.format.toUpperCase(),
    file.encoding,
    file.separator === null
      ? null
      : voice.t('import.page.separator', { mark: file.separator === '\t' ? 'TAB' : file.separator }),
  ]
  return (
    <Layout frame={frame} title={voice.t('import.page.match')}>
      <PageHead
        title={voice.t('import.page.match')}
        lead={voice.t(isRemembered ? 'import.page.match.remembered' : 'import.page.match.lead', {
          name,
          how: how.filter((text) => text !== null).join(', '),
          known,
          columns: table.columns.length,
        })}
        back={{ href: '/register/import', label: voice.t('import.page.title') }}
      />
      <form method="post" action={`/register/import/${id}`}>
        <div class="form">
          <SelectField
            name="into"
            label={voice.t('import.page.into')}
            value={table.part}
            choices={importParts.map((part) => ({ value: part, label: voice.t(`register.part.${part}`) }))}
          />
          {sheets.length > 1 && (
            <SelectField
              name="sheet"
              label={voice.t('import.page.sheet')}
              value={table.sheet.name}
              choices={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            />
          )}
          <p class="submit">
            <button type="submit" class="quiet" name="step" value="again">
              {voice.t('import.page.again')}
            </button>
          </p>
        </div>
        <div class="match-table">
          <ColumnTable {...props} />
        </div>
        <div class="form import-rest">
          <Defaults {...props} />
          <SelectField
            name="style"
            label={voice.t('import.page.style')}
            hint={voice.t('import.page.style.hint')}
            value={style ?? undefined}
            empty={voice.t('import.page.found-out')}
            choices={writingStyles.map((value) => ({ value, label: voice.t(`import.style.${value}`) }))}
          />
          <CheckField
            name="create-missing"
            label={voice.t('import.page.create')}
            hint={voice.t('import.page.create.hint')}
            checked={isCreating}
          />
          <p class="submit">
            <button type="submit" name="step" value="check">
              {voice.t('import.page.check')}
            </button>
          </p>
        </div>
      </form>
    </Layout>
  )
}
