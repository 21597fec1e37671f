import { Hono } from 'hono'
import { directoryList } from '#service/directory-list.js'
import { DirectoryPage, directoryLists } from '../../../web/directory/directory-page.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** Which computers a directory knows and the register does not, and the other way round. */
export default defineRoutes((kit) => {
  const { store, organisation, register, clock } = kit.services
  return new Hono<Env>().get('/directory', may('read'), async (c) =>
    drawPage(
      c,
      <DirectoryPage
        frame={await frameFor(c, kit)}
        found={await directoryList(store.of(organisation), register.value, clock.now())}
        list={directoryLists.find((each) => each === c.req.query('list')) ?? 'unrecorded'}
      />,
    ),
  )
})
