/**
 * The last day with security updates of what plans buy, by how titles name it, folded. From endoflife.date (MIT, snapshot
 * of 2026-08-22); editions that live longer (LTSC) and extended updates are left to people.
 */
export const products: readonly {
  readonly name: string
  readonly pattern: RegExp
  readonly until: string
}[] = (
  [
    ['Windows 7', 'windows 7', '2020-01-14'],
    ['Windows 8.1', 'windows 8(?: 1)?', '2023-01-10'],
    ['Windows 10', 'windows 10', '2025-10-14'],
    ['Windows Server 2008', 'windows server 2008(?: r2)?', '2020-01-14'],
    ['Windows Server 2012', 'windows server 2012(?: r2)?', '2023-10-10'],
    ['Windows Server 2016', 'windows server 2016', '2027-01-12'],
    ['Windows Server 2019', 'windows server 2019', '2029-01-09'],
    ['Windows Server 2022', 'windows server 2022', '2031-10-14'],
    ['Office 2010', 'office(?: [a-z]+)* 2010', '2020-10-13'],
    ['Office 2013', 'office(?: [a-z]+)* 2013', '2023-04-11'],
    ['Office 2016', 'office(?: [a-z]+)* 2016', '2025-10-14'],
    ['Office 2019', 'office(?: [a-z]+)* 2019', '2025-10-14'],
    ['Office 2021', 'office(?: [a-z]+)* 2021', '2026-10-13'],
    ['Office 2024', 'office(?: [a-z]+)* 2024', '2029-10-09'],
    ['SQL Server 2012', 'sql server 2012', '2022-07-12'],
    ['SQL Server 2014', 'sql server 2014', '2024-07-09'],
    ['SQL Server 2016', 'sql server 2016', '2026-07-14'],
    ['SQL Server 2017', 'sql server 2017', '2027-10-12'],
    ['SQL Server 2019', 'sql server 2019', '2030-01-08'],
    ['Exchange Server 2016', 'exchange(?: server)? 2016', '2025-10-14'],
    ['Exchange Server 2019', 'exchange(?: server)? 2019', '2025-10-14'],
    ['CentOS 7', 'centos 7', '2024-06-30'],
    ['Ubuntu 18.04', 'ubuntu(?: server)? 18 04', '2023-05-31'],
    ['Ubuntu 20.04', 'ubuntu(?: server)? 20 04', '2025-05-31'],
  ] as const
).map(([name, pattern, until]) => ({ name, pattern: new RegExp(`(?<![^ ])${pattern}(?![^ ])`), until }))

/** The longest that a public certificate may live when it is issued from a day on: CA/Browser Forum, ballot SC-081v3. */
export const certificateDays: readonly { readonly from: string; readonly days: number }[] = [
  { from: '2029-03-15', days: 47 },
  { from: '2027-03-15', days: 100 },
  { from: '2026-03-15', days: 200 },
  { from: '2020-09-01', days: 398 },
]
