import { type Host, ifThere } from '../../host.js'

const here = /^(localhost|127\.|::1$|\[::1\])/i

/** `*.* @@log.example:6514`, and `action(type="omfwd" target="log.example" …)` over as many lines as it takes. */
export const rsyslogTargets = (settings: string): string[] => {
  const text = settings.replaceAll(/^\s*#.*$/gm, '')
  const plain = [...text.matchAll(/^[^\n"]*\s@@?(?:\([^)]*\))?(\[[^\]]+\]|[^\s:;]+)/gm)].map(
    ([, host]) => host,
  )
  const actions = [...text.matchAll(/action\(([^)]*)\)/gis)].flatMap(([, body = '']) =>
    /type\s*=\s*"om(fwd|relp)"/i.test(body) ? [/target\s*=\s*"([^"]+)"/i.exec(body)?.[1]] : [],
  )
  return [...plain, ...actions].filter((host): host is string => host !== undefined && !here.test(host))
}

const ofFolder = async (host: Host, folder: string, ending: string): Promise<string[]> => {
  const names = ((await ifThere(host.list(folder))) ?? []).filter((name) => name.endsWith(ending))
  return Promise.all(names.map((name) => host.read(`${folder}/${name}`)))
}

const ofRsyslog = async (host: Host): Promise<string[]> => {
  const main = await ifThere(host.read('/etc/rsyslog.conf'))
  if (main === null) return []
  return [main, ...(await ofFolder(host, '/etc/rsyslog.d', '.conf'))].flatMap(rsyslogTargets)
}

const ofJournalUpload = async (host: Host): Promise<string[]> => {
  const main = await ifThere(host.read('/etc/systemd/journal-upload.conf'))
  const all = [main ?? '', ...(await ofFolder(host, '/etc/systemd/journal-upload.conf.d', '.conf'))].join(
    '\n',
  )
  const url = [...all.matchAll(/^\s*URL=(\S+)/gm)].at(-1)?.[1]
  if (url === undefined) return []
  const name = URL.parse(/^\w+:\/\//.test(url) ? url : `https://${url}`)?.hostname ?? ''
  const { stdout } = await host.run('systemctl', ['is-active', 'systemd-journal-upload.service'])
  return stdout.trim() === 'active' && name !== '' && !here.test(name) ? [name] : []
}

/** The machines that the log is sent to by what runs. */
export const forwardedTo = async (host: Host, running: ReadonlySet<string>): Promise<string[]> => {
  const targets = [
    ...(running.has('rsyslogd') ? await ofRsyslog(host) : []),
    ...(await ofJournalUpload(host)),
  ]
  return [...new Set(targets.map((name) => name.toLowerCase().slice(0, 253)))].slice(0, 16)
}
