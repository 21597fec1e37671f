// Every picture: what it shows, in which language, on which screen, in which light, and what is done before it is taken.
const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

/** Opens the first control that has been judged. */
const openControl = async (page) => {
  const control = page
    .locator('.controls > li')
    .filter({ has: page.locator('ul.rules') })
    .nth(1)
  await control.locator('summary').click()
  await control.evaluate((element) => element.scrollIntoView({ block: 'center' }))
}

const under = (selector) => (page) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }))

const makeToken = async (page) => {
  await page.locator('#enrol [type=submit]').click()
  await page.locator('.copyable').first().waitFor()
}

export const shotsOf = ({ count, check, act, server, ups }) => [
  { name: 'today', path: '/', language: 'en', screen: wide },
  { name: 'today-phone', path: '/', language: 'sr-Latn', screen: phone },
  { name: 'devices', path: '/hosts', language: 'en', screen: wide, before: under('search') },
  { name: 'device', path: server, language: 'sr-Cyrl', screen: wide, before: under('.identity') },
  { name: 'device-changes', path: `${server}/changes`, language: 'en', screen: wide },
  {
    name: 'readings',
    path: `${ups}/readings?range=7d`,
    language: 'en',
    screen: wide,
    before: under('h2'),
  },
  {
    name: 'readings-phone',
    path: `${server}/readings?range=7d`,
    language: 'sr-Cyrl',
    screen: phone,
    isDark: true,
    before: under('h2'),
  },
  { name: 'register', path: '/register/assets', language: 'sr-Cyrl', screen: wide },
  {
    name: 'register-dark',
    path: '/register/assets?place=rack-1',
    language: 'en',
    screen: wide,
    isDark: true,
  },
  { name: 'asset', path: '/register/assets/UPS-01', language: 'en', screen: wide },
  { name: 'asset-phone', path: '/register/assets/SRV-01', language: 'sr-Cyrl', screen: phone, isDark: true },
  { name: 'links', path: '/links', language: 'sr-Cyrl', screen: wide },
  { name: 'import', path: check, language: 'sr-Cyrl', screen: wide },
  { name: 'labels', path: '/labels?place=rack-1', language: 'en', screen: wide },
  { name: 'count', path: count, language: 'sr-Cyrl', screen: wide },
  { name: 'count-phone', path: `${count}/scan?place=finance`, language: 'sr-Cyrl', screen: phone },
  { name: 'count-list', path: `${count}/list`, language: 'sr-Cyrl', screen: wide },
  { name: 'hand-over', path: act, language: 'sr-Cyrl', screen: wide },
  { name: 'history', path: '/history', language: 'en', screen: wide },
  {
    name: 'verdicts',
    path: '/verdicts',
    language: 'en',
    screen: wide,
    before: under('.rule-rows, .verdict-rows'),
  },
  {
    name: 'checklist',
    path: '/checklists/rs-2016',
    language: 'sr-Cyrl',
    screen: wide,
    before: openControl,
  },
  {
    name: 'plan',
    path: '/plans/plan-2019-2020?area=2',
    language: 'sr-Cyrl',
    screen: wide,
    before: under('.plan-table'),
  },
  { name: 'plan-row', path: '/plans/plan-2019-2020/rows/2.1.5', language: 'en', screen: wide, isDark: true },
  { name: 'alerts', path: '/alerts', language: 'en', screen: wide, isDark: true },
  { name: 'agents', path: '/agents', language: 'en', screen: wide, before: makeToken },
  { name: 'people', path: '/people', language: 'en', screen: wide },
  { name: 'account', path: '/account', language: 'sr-Cyrl', screen: wide },
]
