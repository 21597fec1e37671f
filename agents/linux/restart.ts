import { type Host, ifThere } from '../host.js'

/** The numbers of a version, each as wide as the next: enough to compare two kernels of one distribution. */
const sortable = (kernel: string): string => kernel.replaceAll(/\d+/g, (number) => number.padStart(10, '0'))

/** Undefined where this machine leaves no trace by which to tell. */
export const restartRequired = async (host: Host): Promise<boolean | undefined> => {
  const marks = await Promise.all(
    ['/run/reboot-required', '/var/run/reboot-required'].map((path) => ifThere(host.stat(path))),
  )
  if (marks.some((mark) => mark !== null)) return true
  const running = (await host.read('/proc/sys/kernel/osrelease')).trim()
  const kernels = ((await ifThere(host.list('/boot'))) ?? [])
    .filter((name) => name.startsWith('vmlinuz-'))
    .map((name) => name.slice('vmlinuz-'.length))
  // A kernel that is not from here (a container, a hosted machine) says nothing about this one's.
  if (!kernels.includes(running)) return undefined
  const flavour = (kernel: string): string => kernel.replace(/^[\d.-]+/, '')
  return kernels.some(
    (kernel) => flavour(kernel) === flavour(running) && sortable(kernel) > sortable(running),
  )
}
