import type { Asset, AssetKind } from '#contract/register/asset.js'

const prefix = 'service:'

/** What stands before the slash in the id of a service, by the kind of asset that it is. */
const whatOf: Partial<Record<AssetKind, string>> = {
  website: 'website',
  domain: 'domain',
  'mail-domain': 'mail-domain',
  link: 'address',
}

const hostOf = (address: string): string => URL.parse(address)?.hostname || (address.split('/', 1)[0] ?? '')

/** The form in which two names are compared: www. before a name leads to the same site. */
const normal = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')

/** What a service subject is: `website/example.rs`; null for a subject of another kind. */
export const serviceOfSubject = (subject: string): string | null => {
  if (!subject.startsWith(prefix)) return null
  const [what = '', ...name] = subject.slice(prefix.length).split('/')
  return `${what}/${normal(name.join('/'))}`
}

/** The service that an asset is, by its kind and address; null where it is none. */
export const serviceOfAsset = ({ kind, address }: Asset): string | null => {
  const what = whatOf[kind]
  return what === undefined || !address ? null : `${what}/${normal(hostOf(address))}`
}

/** What an asset would be that is this service. */
export const assetOfService = (subject: string): { kind: AssetKind; address?: string } => {
  const [what, name = ''] = serviceOfSubject(subject)?.split('/') ?? []
  const kind = (Object.keys(whatOf) as AssetKind[]).find((each) => whatOf[each] === what)
  return kind === undefined ? { kind: 'other' } : { kind, ...(name === '' ? {} : { address: name }) }
}
