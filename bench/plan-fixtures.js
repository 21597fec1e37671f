// Writes the plan of the sample register as municipalities have it: `node bench/plan-fixtures.js` makes
// test/fixtures/plans/municipal.{csv,xlsx,ods,docx}; the last three by LibreOffice, which has to be installed.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const register = JSON.parse(readFileSync('inventory.json', 'utf8'))
const plan = register.plans[0]
const nameOf = new Map(register.roles.map(({ id, name }) => [id, name['sr-Cyrl']]))

const areas = {
  1: 'Институционални оквир',
  2: 'Инфраструктура и безбедност',
  3: 'Интернет презентација',
  4: 'Електронске услуге',
}
const tasks = {
  1.1: 'Организација и прописи',
  1.2: 'Обуке запослених',
  1.3: 'Управљање подацима',
  1.4: 'Примена еЗУП-а',
  2.1: 'Рачунарска и пратећа опрема',
  2.2: 'Софтвер и лиценце',
  2.3: 'Мрежа',
  2.4: 'Информациона безбедност',
  3.1: 'Израда сајта',
  3.2: 'Функционалност сајта',
  3.3: 'Садржај сајта',
  4.1: 'Е-услуге',
  4.2: 'Промоција е-услуга',
}
const heads = [
  'Р. бр.',
  'Активност',
  'Носилац активности',
  'Одобрава',
  'Индикатори',
  'Потребна средства (РСД, са ПДВ)',
  'Извор финансирања',
  'Рок',
]
const rhythms = {
  none: '',
  continuous: 'Континуирано',
  'continuous-yearly': 'Континуирано, годишње',
  yearly: 'Годишње',
  monthly: 'Месечно',
  daily: 'Дневно',
  'as-needed': 'По потреби',
  'yearly-maintenance': 'Годишње одржавање',
  'monthly-or-on-rebalance': 'Месечно или код ребаланса',
}
const budgets = { '2.1.5': '90.000 (агрегат) 110.000 (УПС)', '3.2.2': '50.000 (е-табла)' }

const deadlineOf = ({ deadline, deadlineKind }) => {
  if (deadlineKind === 'end-of-year') return `до краја ${deadline.slice(0, 4)}.`
  return deadline ? `${deadline.split('-').reverse().join('.')}.` : rhythms[deadlineKind]
}
const officesOf = (ids) => ids.map((id) => nameOf.get(id)).join(', ')
const amountOf = ({ id, total, unitPrice, quantity }) =>
  id === '2.1.5' ? 200_000 : (total ?? (unitPrice ? unitPrice * quantity : 0))

/** `{ cells }` of a row, or `{ across }`: one text over all columns. `approvers` reach over `down` rows. */
const rows = []
let area = ''
let task = ''
const close = () => {
  if (area === '') return
  const sum = plan.measures.filter((row) => row.area === area).reduce((all, row) => all + amountOf(row), 0)
  if (sum > 0)
    rows.push({
      cells: ['', `Укупно за област ${area}:`, '', '', '', sum.toLocaleString('de'), '', ''],
      breaks: true,
    })
}
plan.measures.forEach((row, index) => {
  if (row.area !== area) {
    close()
    area = row.area
    rows.push({ across: `Област ${area}: ${areas[area]}` })
  }
  if (row.task !== task) {
    task = row.task
    rows.push({ across: `${task}. ${tasks[task]}` })
  }
  rows.push({
    cells: [
      `${row.id}.`,
      row.title['sr-Cyrl'],
      officesOf(row.owners),
      officesOf(row.approvers),
      row.indicators.join('; '),
      budgets[row.id] ?? row.budgetAsWritten,
      row.fundingSources.join('; '),
      deadlineOf(row),
    ],
  })
  if (index % 20 === 19) rows.push({ heads: true })
})
close()
rows.forEach((row, at) => {
  if (!row.cells || row.breaks || row.isCovered) return
  let down = 1
  const isSame = (other) => other?.cells && !other.breaks && other.cells[3] === row.cells[3]
  while (isSame(rows[at + down])) {
    rows[at + down].isCovered = true
    down += 1
  }
  row.down = down
})

const title = 'АКЦИОНИ ПЛАН ЗА ИТ И Е-УПРАВУ 2019–2020'
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraph = (text) => `<text:p>${escaped(text)}</text:p>`
const attributes = (across, down) =>
  `${across > 1 ? ` table:number-columns-spanned="${across}"` : ''}${down > 1 ? ` table:number-rows-spanned="${down}"` : ''}`
const cell = (text, { across = 1, down = 1, isSheet = false } = {}) =>
  isSheet && /^\d{1,3}(\.\d{3})+$/.test(text)
    ? `<table:table-cell${attributes(across, down)} office:value-type="float" office:value="${text.replaceAll('.', '')}">${paragraph(text)}</table:table-cell>`
    : `<table:table-cell${attributes(across, down)} office:value-type="string">${paragraph(text)}</table:table-cell>`
const covered = (count) => '<table:covered-table-cell/>'.repeat(count)
const line = (row, isSheet) => {
  const across = (text) => cell(text, { across: heads.length }) + covered(heads.length - 1)
  const cells = row.heads
    ? heads.map((head) => cell(head)).join('')
    : row.across
      ? across(row.across)
      : row.cells
          .map((text, index) =>
            index === 3 && row.isCovered
              ? covered(1)
              : cell(text, { down: index === 3 ? row.down : 1, isSheet: isSheet && index === 5 }),
          )
          .join('')
  return `<table:table-row>${cells}</table:table-row>`
}
const table = (name, of, isSheet) =>
  `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="${heads.length}"/>${of.map((row) => line(row, isSheet)).join('')}</table:table>`

const namespaces = ['office', 'table', 'text']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
const flat = (kind, body) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`

const quoted = (text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csvLine = (row) =>
  (row.heads ? heads : row.across ? [row.across, ...heads.slice(1).map(() => '')] : row.cells)
    .map(quoted)
    .join(';')
const asCsv = [[title, ...heads.slice(1).map(() => '')].join(';'), heads.join(';'), ...rows.map(csvLine)]

// A document has a table a page: the first two with heads, the third goes on without.
const breaks = rows.flatMap((row, index) => (row.heads ? [index] : []))
const [one, two] = [breaks[1], breaks[2]]
const asText = [
  [{ heads: true }, ...rows.slice(0, one)],
  rows.slice(one, two),
  rows.slice(two + 1).filter(({ heads: isHeads }) => !isHeads),
]

const target = 'test/fixtures/plans'
const folder = mkdtempSync(join(tmpdir(), 'popis-plans-'))
const convert = (from, to) =>
  execFileSync('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    target,
    join(folder, from),
  ])
try {
  writeFileSync(join(target, 'municipal.csv'), `\uFEFF${asCsv.join('\r\n')}\r\n`)
  const sheet = [{ across: title }, { heads: true }, ...rows]
  writeFileSync(join(folder, 'municipal.fods'), flat('spreadsheet', table('План', sheet, true)))
  const pages = asText.map((of, index) => table(`T${index + 1}`, of, false)).join('<text:p/>')
  writeFileSync(join(folder, 'municipal.fodt'), flat('text', paragraph(title) + pages))
  convert('municipal.fods', 'xlsx')
  convert('municipal.fods', 'ods')
  convert('municipal.fodt', 'docx')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
