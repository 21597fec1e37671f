/** The first domain of sssd that machines can join, from its configuration; null where it only looks people up. */
export const sssdDomain = (configuration: string): string | null => {
  const sections = configuration.split(/^(?=\s*\[)/m)
  for (const section of sections) {
    const name = /^\s*\[domain\/([^\]]+)\]/.exec(section)?.[1]
    const provider = /^\s*id_provider\s*=\s*(\w+)/m.exec(section)?.[1]
    if (!name || !['ad', 'ipa'].includes(provider ?? '')) continue
    return /^\s*(?:ad|ipa)_domain\s*=\s*(\S+)/m.exec(section)?.[1] ?? name
  }
  return null
}

/** The realm of Samba's winbind where it is to be a member; null else. */
export const winbindRealm = (configuration: string): string | null => {
  const global = configuration.split(/^\s*\[(?!global\])/im)[0] ?? ''
  const setting = (name: string): string | null =>
    new RegExp(`^\\s*${name}\\s*=\\s*(.+?)\\s*$`, 'im').exec(global)?.[1] ?? null
  if (!/^(ads|domain)$/i.test(setting('security') ?? '')) return null
  return (setting('realm') ?? setting('workgroup'))?.toLowerCase() ?? null
}

/** `realm list`: the first domain that the machine is configured for. */
export const realmDomain = (output: string): { domain: string; client: string } | null => {
  const [block = ''] = output
    .split(/^(?=\S)/m)
    .filter((part) => /^\s+configured: kerberos-member/m.test(part))
  const domain = /^\s+domain-name: (\S+)/m.exec(block)?.[1]
  return domain ? { domain, client: /^\s+client-software: (\S+)/m.exec(block)?.[1] ?? 'realmd' } : null
}
