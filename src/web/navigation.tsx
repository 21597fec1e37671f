import type { Action } from '#domain/people/actions.js'
import type { Frame } from './layout.js'

/** Where one can go, in the order in which people ask. */
const rooms: readonly { readonly path: string; readonly key: string; readonly action: Action }[] = [
  { path: '/', key: 'today', action: 'read' },
  { path: '/hosts', key: 'hosts', action: 'read' },
  { path: '/register', key: 'register', action: 'read' },
  { path: '/plans', key: 'plans', action: 'read' },
  { path: '/due', key: 'due', action: 'read' },
  { path: '/licences', key: 'licences', action: 'read' },
  { path: '/counts', key: 'counts', action: 'read' },
  { path: '/to-sign', key: 'to-sign', action: 'read' },
  { path: '/checklists', key: 'checklists', action: 'read' },
  { path: '/alerts', key: 'alerts', action: 'read' },
  { path: '/verdicts', key: 'verdicts', action: 'read' },
  { path: '/history', key: 'history', action: 'read' },
  { path: '/pings', key: 'pings', action: 'read' },
  { path: '/agents', key: 'agents', action: 'enrol' },
  { path: '/people', key: 'people', action: 'people' },
  { path: '/audit', key: 'audit', action: 'audit' },
  { path: '/settings', key: 'settings', action: 'settings' },
  { path: '/account', key: 'account', action: 'self' },
]

const isCurrent = (path: string, address: string): boolean => {
  const [at = ''] = address.split('?')
  return path === '/' ? at === '/' : at === path || at.startsWith(`${path}/`)
}

/** The rooms of the house that this reader may enter. */
export const Navigation = ({ frame }: { frame: Pick<Frame, 'voice' | 'address' | 'can'> }) => (
  <nav class="rooms" aria-label={frame.voice.t('web.nav')}>
    <ul>
      {rooms
        .filter(({ action }) => frame.can(action))
        .map(({ path, key }) => (
          // On wide screens one's name beside the way out leads there.
          <li class={key === 'account' ? 'own' : undefined}>
            <a href={path} aria-current={isCurrent(path, frame.address) ? 'page' : undefined}>
              {frame.voice.t(`web.nav.${key}`)}
            </a>
          </li>
        ))}
    </ul>
  </nav>
)
