/** Names of editions by OperatingSystemSKU: the caption is in the language of that Windows, and so is no name to go by. */
const editions: Readonly<Record<number, string>> = {
  4: 'Enterprise',
  7: 'Standard',
  8: 'Datacenter',
  12: 'Datacenter',
  13: 'Standard',
  27: 'Enterprise N',
  48: 'Pro',
  49: 'Pro N',
  79: 'Standard Evaluation',
  80: 'Datacenter Evaluation',
  98: 'Home N',
  99: 'Home China',
  100: 'Home Single Language',
  101: 'Home',
  121: 'Education',
  122: 'Education N',
  125: 'Enterprise LTSC',
  126: 'Enterprise N LTSC',
  161: 'Pro for Workstations',
  164: 'Pro Education',
  175: 'Enterprise multi-session',
  188: 'IoT Enterprise',
  191: 'IoT Enterprise LTSC',
}

const clientOf = (build: number): string | null =>
  build >= 22_000 ? '11' : build >= 10_240 ? '10' : build >= 9600 ? '8.1' : build >= 7600 ? '7' : null

/** The first build of each release of the server. */
const servers: readonly [number, string][] = [
  [26_100, 'Server 2025'],
  [25_398, 'Server, version 23H2'],
  [20_348, 'Server 2022'],
  [17_763, 'Server 2019'],
  [14_393, 'Server 2016'],
  [9600, 'Server 2012 R2'],
  [9200, 'Server 2012'],
  [7600, 'Server 2008 R2'],
]

const workstation = 1

/** The name of a Windows in English, such as “Microsoft Windows 11 Pro”; its own caption where the edition is not known. */
export const windowsName = (given: {
  readonly build: number
  readonly sku: number
  readonly productType: number
  readonly caption: string
}): string => {
  const release =
    given.productType === workstation
      ? clientOf(given.build)
      : servers.find(([from]) => given.build >= from)?.[1]
  const edition = editions[given.sku]
  return release && edition ? `Microsoft Windows ${release} ${edition}` : given.caption.trim()
}
