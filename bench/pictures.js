// npm run pictures: the sample municipality after a week, photographed into docs/pictures. Names of pictures after
// `npm run pictures --` take those alone.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from './pictures/chromium.js'
import { furnish } from './pictures/furnish.js'
import { reportAll } from './pictures/report.js'
import { shotsOf } from './pictures/shots.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'docs', 'pictures')
const mostBytes = 200 * 1024
const wanted = new Set(process.argv.slice(2))
const from = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href)

const beFirst = async (page, welcome) => {
  await page.goto(welcome)
  await page.locator('[name=name]').fill('petar')
  await page.locator('[name=password]').fill('correct horse battery')
  await page.locator('main [type=submit]').click()
  await page.locator('nav.rooms').waitFor()
}

const shoot = async (browser, url, storageState, { name, path, language, screen, isDark, before }) => {
  const context = await browser.newContext({
    storageState,
    viewport: screen,
    colorScheme: isDark ? 'dark' : 'light',
    isMobile: screen.width < 500,
  })
  const page = await context.newPage()
  const address = new URL(path, url)
  address.searchParams.set('lang', language)
  const answer = await page.goto(address.href)
  if (answer.status() !== 200) throw new Error(`${address.pathname} answered ${answer.status()}`)
  await before?.(page)
  const file = join(folder, `${name}.png`)
  await page.screenshot({ path: file })
  await context.close()
  const { size } = statSync(file)
  if (size > mostBytes) throw new Error(`${file} has ${size} bytes`)
  console.log(`${name.padEnd(18)} ${Math.ceil(size / 1024)} KB`)
}

const [{ openService }, { readSettings }, { verbs }, { contentHash }] = await Promise.all(
  ['main.js', 'settings.js', 'service/verbs.js', 'lib/canonical.js'].map(from),
)
const data = mkdtempSync(join(tmpdir(), 'popis-pictures-'))
mkdirSync(folder, { recursive: true })
const settings = readSettings({ POPIS_DATA: data, POPIS_PORT: '0', POPIS_LOG_LEVEL: 'error' })
const service = await openService(settings, { sample: true })
const { browser, close } = await openBrowser()
try {
  const { url, welcome, services } = service
  const subjects = await reportAll(services, { verbs, contentHash })
  const page = await browser.newPage()
  await beFirst(page, welcome)
  const addresses = {
    ...(await furnish(page, url)),
    server: `/hosts/${encodeURIComponent(subjects.get('srv-01'))}`,
    ups: `/hosts/${encodeURIComponent('ups:AS19FNEH6V7Y')}`,
  }
  const storageState = await page.context().storageState()
  for (const shot of shotsOf(addresses))
    if (wanted.size === 0 || wanted.has(shot.name)) await shoot(browser, url, storageState, shot)
} finally {
  await close()
  await service.close()
  rmSync(data, { recursive: true, force: true })
}
