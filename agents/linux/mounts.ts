import type { Host } from '../host.js'

export interface Mount {
  readonly mount: string
  readonly device: string
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

const parse = (line: string): (Mount & { root: string }) | null => {
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
  return once.map(({ root: _, ...mount }) => mount)
}
