import type { Host } from '../host.js'

export interface Mount {
  readonly mount: string
  readonly device: string
  /** Both without the name of a person; no two mounts are the same. */
  readonly told: { readonly mount: string; readonly device: string }
  readonly filesystem: string
  readonly readOnly: boolean
  /** Device number, `8:1`: mounts with the same one show the same volume. */
  readonly number: string
}

/** File systems on drives of this machine. Those of the network are not asked: a server that is away hangs whoever asks. */
const local = new Set([
  ...['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'zfs', 'f2fs', 'jfs', 'reiserfs', 'bcachefs', 'nilfs2'],
  ...['vfat', 'exfat', 'ntfs', 'ntfs3', 'fuseblk', 'hfsplus', 'ocfs2', 'gfs2'],
])

/** mountinfo writes spaces and such as octal numbers. */
const unescapeOctal = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

type Read = Omit<Mount, 'told'> & { readonly root: string }

const parse = (line: string): Read | null => {
  const [left = '', right = ''] = line.split(' - ')
  const [, , number = '', root = '', mount = '', options = ''] = left.split(' ')
  const [filesystem = '', device = '', superOptions = ''] = right.split(' ')
  if (mount === '' || filesystem === '') return null
  const readOnly = [options, superOptions].some((list) => list.split(',').includes('ro'))
  return {
    mount: unescapeOctal(mount),
    device: unescapeOctal(device),
    filesystem,
    readOnly,
    number,
    root: unescapeOctal(root),
  }
}

// Folders of people, and where desktops mount what one of them plugs in.
const ofPerson = /^\/home\/(.+)$|^\/(?:run\/)?media\/([^/]+)\//

/** `/home/ana` and `/media/ana/STICK` as `/home/~` and `/media/~/STICK`: who uses a machine is not told. */
const nameless = ({ mount, device }: Read): Mount['told'] => {
  const [, home, user] = ofPerson.exec(mount) ?? []
  const person = home ?? user
  return person === undefined
    ? { mount, device }
    : { mount: mount.replace(`/${person}`, '/~'), device: device.replaceAll(person, '~') }
}

const toTell = (all: readonly Read[]): Mount[] => {
  const times = new Map<string, number>()
  return all.map((read) => {
    const { root: _, ...mount } = read
    const told = nameless(read)
    const time = (times.get(told.mount) ?? 0) + 1
    times.set(told.mount, time)
    return { ...mount, told: time === 1 ? told : { ...told, mount: `${told.mount} (${time})` } }
  })
}

/** Each volume of this machine once: where it is mounted as a whole, or nearest to the root. */
export const mounts = async (host: Host): Promise<Mount[]> => {
  const lines = (await host.read('/proc/self/mountinfo')).split('\n')
  const all = lines.map(parse).filter((mount) => mount !== null)
  const volumes = all.filter(
    ({ mount, filesystem }) => local.has(filesystem) || (mount === '/' && filesystem === 'overlay'),
  )
  const best = volumes.sort(
    (a, b) => Number(a.root !== '/') - Number(b.root !== '/') || a.mount.length - b.mount.length,
  )
  const seen = new Set<string>()
  const once = best.filter(({ number, device }) => {
    const key = number.startsWith('0:') ? device : number
    return !seen.has(key) && seen.add(key)
  })
  return toTell(once)
}
