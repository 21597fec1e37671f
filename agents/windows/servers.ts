import { z } from 'zod'

export const SqlServer = z.object({
  instance: z.string(),
  edition: z.string().nullish(),
  version: z.string().nullish(),
  patch: z.string().nullish(),
})

/** Releases of SQL Server by the first number of their version. */
const sqlReleases: Readonly<Record<string, string>> = {
  9: '2005',
  10: '2008',
  11: '2012',
  12: '2014',
  13: '2016',
  14: '2017',
  15: '2019',
  16: '2022',
  17: '2025',
}

const publisher = 'Microsoft Corporation'

export const sqlServer = ({ instance, edition, version, patch }: z.infer<typeof SqlServer>) => {
  const exact = patch ?? version ?? ''
  const [major = '', minor = ''] = exact.split('.')
  // Of the two with one first number the newer begins at 10.50, and its service packs go on from there.
  const release = major === '10' && Number(minor) >= 50 ? '2008 R2' : sqlReleases[major]
  const name = ['Microsoft SQL Server', release, edition].filter(Boolean).join(' ')
  return { name: `${name} (${instance})`.slice(0, 512), version: exact.slice(0, 128), publisher }
}

export const ExchangeSetup = z.object({
  MsiProductMajor: z.number(),
  MsiProductMinor: z.number(),
  MsiBuildMajor: z.number(),
  MsiBuildMinor: z.number(),
})

/** Subscription Edition goes on with the numbers of 2019: its builds begin at 2562. */
const exchangeRelease = ({
  MsiProductMinor: minor,
  MsiBuildMajor: build,
}: z.infer<typeof ExchangeSetup>): string => {
  if (minor === 2) return build >= 2562 ? 'Subscription Edition' : '2019'
  return minor === 1 ? '2016' : '2013'
}

export const exchangeServer = (setup: z.infer<typeof ExchangeSetup>) => ({
  name: `Microsoft Exchange Server ${exchangeRelease(setup)}`,
  version: [setup.MsiProductMajor, setup.MsiProductMinor, setup.MsiBuildMajor, setup.MsiBuildMinor].join('.'),
  publisher,
})
