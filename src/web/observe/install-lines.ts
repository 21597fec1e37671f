interface Install {
  readonly url: string
  readonly token: string
  readonly pin: string | null
}

/** For a shell on Linux. The pin decides alone who is believed: `-k` lets curl take a certificate that nobody signed. */
export const linuxLine = ({ url, token, pin }: Install): string => {
  const curl = pin === null ? 'curl -fsS' : `curl -fsSk --pinnedpubkey '${pin.replace('/', '//')}'`
  const pinned = pin === null ? '' : ` --pin '${pin}'`
  return `${curl} ${url}/agent/install.sh | sudo sh -s -- --server ${url} --token ${token}${pinned}`
}

/** For Windows PowerShell 5.1 run as an administrator. `pinCheck` is C#, for .NET there cannot hash a public key itself. */
export const windowsLine = ({ url, token, pin }: Install, pinCheck: string): string => {
  const check = pinCheck.replaceAll(/\s+/g, ' ').trim()
  return [
    ...(pin === null ? [] : [`Add-Type '${check}'`, `[PopisPin]::Use('${pin}')`]),
    "[Net.ServicePointManager]::SecurityProtocol = 'Tls12'",
    '$w = New-Object Net.WebClient',
    '$w.Proxy = $null',
    `& ([scriptblock]::Create($w.DownloadString('${url}/agent/install.ps1'))) -Server '${url}' -Token '${token}'${pin === null ? '' : ` -Pin '${pin}'`}`,
  ].join('; ')
}

/** Where Popis itself lies on the machine as sources, as on an architecture that no archive is made for. */
export const sourceLine = ({ url, token, pin }: Install): string =>
  `npx popis agent enrol ${url} ${token}${pin === null ? '' : ` --pin ${pin}`} --config /etc/popis/agent.yaml`
