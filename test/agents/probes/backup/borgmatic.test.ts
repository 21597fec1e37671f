import { describe, expect, it } from 'vitest'
import borgmatic from '#agents/probes/backup/borgmatic.js'
import { passphraseOf, readConfiguration } from '#agents/tools/borgmatic/config.js'
import { fakeHost } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const id = '72c6c80660b758eae0a4fab69fc7376a047477f27c5e2cd5073f12711ab10bf4'
const config = '/etc/borgmatic/config.yaml'
const borg = (args: readonly string[]) => ({
  stdout: fixture(args.includes('list') ? 'borg/1.2.4-list.json' : 'borg/1.2.4-info.json'),
})

describe('backup/borgmatic', () => {
  it.each(['1.7.7', '2.0'])(
    'tells every repository of a configuration of %s, and its last check',
    async (version) => {
      const check = `/var/lib/backup/.borgmatic/checks/${id}`
      const files = {
        [config]: fixture(`borgmatic/${version}-config.yaml`),
        [`${check}/repository`]: '',
        [`${check}/archives/0a1b2c`]: '',
      }
      const modified = {
        [`${check}/repository`]: '2026-11-10T05:00:00.000Z',
        [`${check}/archives/0a1b2c`]: '2026-11-15T05:00:00.000Z',
      }
      const facts = await borgmatic.collect(fakeHost({ files, modified, programs: { borg } }), {
        config,
        home: '/var/lib/backup',
      })
      expect(facts).toHaveLength(4)
      expect(facts).toMatchObject([
        {
          job: version === '2.0' ? 'local srv-files' : '/srv/borgrepo srv-files',
          tool: 'borgmatic',
          lastCheck: '2026-11-15T05:00:00.000Z',
          checkPassed: true,
        },
        {},
        { target: 'ssh://backup@198.51.100.7/./srv-1.borg', medium: 'network' },
        {},
      ])
    },
  )

  it('finds the passphrase where borgmatic does, and says where it cannot', () => {
    const read = (text: string) => readConfiguration(`repositories: [/srv/r]\n${text}`, config)
    expect(passphraseOf(read('encryption_passphrase: a'), config)).toEqual({ BORG_PASSPHRASE: 'a' })
    expect(passphraseOf(read('encryption_passcommand: cat b'), config)).toEqual({ BORG_PASSCOMMAND: 'cat b' })
    expect(passphraseOf(read(''), config)).toEqual({})
    // biome-ignore lint/suspicious/noTemplateCurlyInString: borgmatic writes variables so.
    expect(() => passphraseOf(read('encryption_passphrase: "${PHRASE}"'), config)).toThrow('passphraseFile')
    expect(() => readConfiguration('a: [', config)).toThrow('is no configuration of borgmatic')
    expect(() => readConfiguration('keep_daily: 7', config)).toThrow('is no configuration of borgmatic')
  })
})
