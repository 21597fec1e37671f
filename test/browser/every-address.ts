import { entryAddress, isEditable, newAddress, partAddress, parts } from '../../src/web/register/parts.js'
import type { Furnished } from './furnish-house.js'

export type Addresses = Readonly<Record<string, readonly string[]>>

const registerPages = ({ entries, uploads }: Furnished): Addresses => {
  const upload = (index: number, rest = '') => `/register/import/${uploads[index]}${rest}`
  return {
    '/register': ['/register'],
    '/register/:part': [
      ...parts.filter((part) => part !== 'organisation').map(partAddress),
      '/register/assets?q=%D1%81%D0%B5%D1%80%D0%B2%D0%B5%D1%80&kind=server',
      '/register/assets?q=nothing-is-called-so',
    ],
    '/register/organisation': ['/register/organisation'],
    '/register/organisation/edit': ['/register/organisation/edit'],
    '/register/service-records/new': ['/register/service-records/new?assets=UPS-01&assets=EXT-01'],
    '/register/:part/new': parts
      .filter((part) => isEditable(part) && part !== 'organisation')
      .map(newAddress)
      .filter((address) => address.startsWith('/register/')),
    '/register/:part/:id': entries.map(({ part, id }) => entryAddress(part, id)),
    '/register/:part/:id/edit': entries
      .filter(({ part }) => isEditable(part))
      .map(({ part, id }) => `${entryAddress(part, id)}/edit`),
    '/register/:part/:id/remove': ['/register/assets/PC-004/remove', '/register/places/server-room/remove'],
    '/register/import': ['/register/import'],
    '/register/import/:id': [upload(0)],
    '/register/import/:id/check': [upload(0, '/check'), upload(1, '/check'), upload(2, '/check')],
  }
}

const observedPages = ({ machine, longWinded, alert, verdict, agent, check }: Furnished): Addresses => {
  const host = `/hosts/${encodeURIComponent(machine)}`
  const long = `/hosts/${encodeURIComponent(longWinded)}`
  const rule = `/verdicts/${verdict?.rule}`
  return {
    '/': ['/'],
    '/licences': ['/licences', '/licences?list=reclaim', '/licences?list=unknown'],
    '/licences/product': [`/licences/product?key=${encodeURIComponent('microsoft|windows|pro|10')}`],
    '/hosts': ['/hosts', '/hosts?columns=name&columns=os&columns=place', '/hosts?q=nothing-is-called-so'],
    '/hosts/:id': [host, long],
    '/hosts/:id/changes': [`${host}/changes`, `${long}/changes`],
    '/hosts/:id/readings': [`${host}/readings`],
    '/verdicts': ['/verdicts', '/verdicts?state=lapsed'],
    '/verdicts/:rule': [rule],
    '/verdicts/:rule/:thing': [`${rule}/${encodeURIComponent(verdict?.thing ?? '')}`],
    '/alerts': ['/alerts', '/alerts?show=all'],
    '/alerts/:id': [`/alerts/${alert}`],
    '/checklists': ['/checklists'],
    '/checklists/:id': ['/checklists/rs-2016', '/checklists/iso27001', '/checklists/rs-2016?state=lapsed'],
    '/checklists/:id/:control': ['/checklists/rs-2016/1', '/checklists/rs-2016/16'],
    '/checklists/:file{[a-z0-9-]+\\.[a-z]+}': ['/checklists/rs-2016.html?view=1'],
    '/due': ['/due?within=1095'],
    '/due/renewals': ['/due/renewals'],
    '/due/support': ['/due/support'],
    '/due/feeds': ['/due/feeds'],
    '/pings': ['/pings', '/pings?on=SRV-01'],
    '/pings/:check': [`/pings/${check}`],
    '/agents': ['/agents'],
    '/agents/add': ['/agents/add'],
    '/agents/:id/revoke': [`/agents/${agent}/revoke`],
    '/links': ['unrecorded', 'unseen', 'linked', 'ignored'].map((list) => `/links?list=${list}`),
    '/directory': ['/directory'],
    '/identity': ['/identity'],
    '/settings': ['/settings'],
  }
}

const deedPages = ({ count, act, user }: Furnished): Addresses => ({
  '/counts': ['/counts'],
  '/counts/new': ['/counts/new'],
  '/counts/:id': ['places', 'open', 'found', 'missing', 'differences', 'surplus', 'seen'].map(
    (tab) => `/counts/${count}?tab=${tab}`,
  ),
  '/counts/:id/list': [`/counts/${count}/list`],
  '/counts/:id/scan': [`/counts/${count}/scan?place=rack-1`],
  '/counts/:id/mark': [`/counts/${count}/mark?tag=SRV-01`, `/counts/${count}/mark?tag=TV-10`],
  '/custody': ['/custody'],
  '/custody/nobody': ['/custody/nobody'],
  '/custody/of/:party': ['/custody/of/head-of-administration'],
  '/custody/new': ['hand-over', 'return', 'write-off'].map(
    (kind) => `/custody/new?kind=${kind}&assets=PC-005`,
  ),
  '/custody/:id': [`/custody/${act}`],
  '/documents/new': ['/documents/new', '/documents/new?for=assets/PC-001'],
  '/history': ['/history', '/history?part=assets&id=PC-002'],
  '/history/:number': ['/history/1', '/history/2'],
  '/labels': ['/labels', '/labels?assets=PC-001&assets=SRV-01'],
  '/a': ['/a?tag=PC-003'],
  '/a/:tag': ['/a/PC-003'],
  '/to-sign': ['/to-sign'],
  '/to-sign/:part/:id': ['/to-sign/attestations/AT-2026-3'],
  '/people': ['/people'],
  '/people/invite': ['/people/invite'],
  '/people/tokens': ['/people/tokens'],
  '/people/:id': [`/people/${user}`],
  '/audit': ['/audit'],
  '/account': ['/account'],
  '/account/second-factor': ['/account/second-factor'],
})

const planPages = ({ plans }: Furnished): Addresses => {
  const plan = '/plans/plan-2019-2020'
  return {
    '/plans': ['/plans'],
    '/plans/:id': [
      plan,
      `${plan}?tab=totals`,
      `${plan}?tab=progress`,
      `${plan}?tab=forecast`,
      `${plan}?state=missing&lint=error`,
      `${plan}?q=nothing-is-called-so`,
    ],
    '/plans/:id/rows/:row': ['2.1.8', '2.1.5', '2.4.7', '2.1.6', '1.1.1', '2.3.1', '2.4.5'].map(
      (row) => `${plan}/rows/${row}`,
    ),
    '/plans/:plan/rows/:row/acts': [`${plan}/rows/2.1.8/acts`, `${plan}/rows/1.1.1/acts`],
    '/plans/:id/progress': [`${plan}/progress`],
    '/plans/:plan/amend': [`${plan}/amend`],
    '/plans/:plan/remarks': [`${plan}/remarks`],
    '/plans/import': ['/plans/import'],
    '/plans/import/:id': plans.map((id) => `/plans/import/${id}`),
  }
}

/** Addresses of every page that somebody who has signed in can read, by the pattern of their routes. */
export const everyPage = (furnished: Furnished): Addresses => ({
  ...observedPages(furnished),
  ...registerPages(furnished),
  ...deedPages(furnished),
  ...planPages(furnished),
})

/** Addresses of what is no page: files to keep, and what pages are made of. */
export const everyFile = ({ count, act }: Furnished): Addresses => ({
  '/style.css': ['/style.css'],
  '/icon.svg': ['/icon.svg'],
  '/script/:name': ['/script/page.js', '/script/curve.js', '/script/scan.js'],
  '/script/qr/:name': ['/script/qr/decode.js', '/script/qr/index.js'],
  // Nobody builds them for the tests.
  '/agents/packages/:file': [],
  '/hosts.csv': ['/hosts.csv'],
  '/due/due.csv': ['/due/due.csv'],
  '/due/due.ics': ['/due/due.ics'],
  '/due/renewals.csv': ['/due/renewals.csv'],
  '/plans/:id/status.csv': ['/plans/plan-2019-2020/status.csv'],
  '/plans/:id/progress.csv': ['/plans/plan-2019-2020/progress.csv'],
  '/plans/:id/progress.xlsx': ['/plans/plan-2019-2020/progress.xlsx'],
  '/plans/:id/template.json': ['/plans/plan-2019-2020/template.json'],
  '/plans/:id/status.xlsx': ['/plans/plan-2019-2020/status.xlsx?state=missing'],
  '/verdicts.csv': ['/verdicts.csv'],
  '/labels.pdf': ['/labels.pdf?assets=PC-001'],
  '/custody/:file{.+\\.pdf}': [`/custody/${act}.pdf`],
  '/counts/:id/list.pdf': [`/counts/${count}/list.pdf`],
  '/counts/:id/list.csv': [`/counts/${count}/list.csv`],
  '/checklists/:file{[a-z0-9-]+\\.[a-z]+}': ['/checklists/rs-2016.csv', '/checklists/rs-2016.json'],
  '/register/export/:file': [
    '/register/export/assets.csv',
    '/register/export/assets.xlsx',
    '/register/export/register.json',
  ],
})

/** Pages of whoever has not signed in: `every-door.test.ts` looks at them. */
export const doors = ['/forgot', '/invitation', '/reset', '/sign-in', '/sign-in/code', '/welcome'] as const
