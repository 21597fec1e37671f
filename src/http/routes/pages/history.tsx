import { type Context, Hono } from 'hono'
import { editActions, type RegisterEdit } from '#domain/ports/register-edits.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { editsAfter } from '#service/edits-after.js'
import { EditShownPage, type UndoRefused } from '../../../web/history/edit-shown.js'
import { type HistoryFilter, HistoryPage } from '../../../web/history/history-page.js'
import { partOf } from '../../../web/register/parts.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const editsOnPage = 30
const changesInList = 3
const changesOnPage = 40

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

const readFilter = (c: Context<Env>): HistoryFilter => {
  const part = partOf(c.req.query('part') ?? '')
  const action = editActions.find((each) => each === c.req.query('action'))
  const [id, who, text] = ['id', 'who', 'q'].map((name) => c.req.query(name)?.trim() || undefined)
  return {
    ...(part && { part }),
    ...(part && id !== undefined && { id }),
    ...(who !== undefined && { who }),
    ...(action && { action }),
    ...(text !== undefined && { text }),
  }
}

const reasonOf = ({ undoneBy }: RegisterEdit, { code }: Problem): UndoRefused['reason'] => {
  if (undoneBy !== null) return 'undone'
  return code === 'forbidden' ? 'approval' : code === 'invalid' ? 'unfit' : 'changed'
}

/** Who changed what in the register, and the way back. */
export default defineRoutes((kit) => {
  const { services } = kit
  const edits = () => services.store.of(services.organisation).edits

  const editOf = async (c: Context<Env>): Promise<RegisterEdit> => {
    const number = numberOf(c.req.param('number'))
    const [edit] = number === undefined ? [] : await edits().list({ before: number + 1, limit: 1 })
    if (!edit || edit.number !== number)
      throw new Problem('not_found', said`There is no edit ${c.req.param('number') ?? ''}.`)
    return edit
  }

  const isBeginning = async ({ number }: RegisterEdit): Promise<boolean> => {
    const { id } = services.register.value.organisation
    const found = await edits().ofEntry('organisation', id, { before: number + 1, limit: 1 })
    return found.some((each) => each.number === number && each.before === null)
  }

  const draw = async (c: Context<Env>, edit: RegisterEdit, refused: UndoRefused | null) => {
    const skip = numberOf(c.req.query('after')) ?? 0
    const frame = await frameFor(c, kit)
    const isMore = edit.changeCount > skip + changesOnPage
    return drawPage(
      c,
      <EditShownPage
        frame={refused ? { ...frame, address: `/history/${edit.number}` } : frame}
        register={services.register.value}
        edit={edit}
        isBeginning={await isBeginning(edit)}
        changes={await edits().changes(edit.number, changesOnPage, skip)}
        next={isMore ? String(skip + changesOnPage) : null}
        refused={refused}
      />,
      refused ? 409 : 200,
    )
  }

  return new Hono<Env>()
    .get('/history', may('read'), async (c) => {
      const frame = await frameFor(c, kit)
      const filter = readFilter(c)
      const before = numberOf(c.req.query('after'))
      const found = await edits().list({
        ...filter,
        ...(before !== undefined && { before }),
        limit: editsOnPage + 1,
      })
      const shown = found.slice(0, editsOnPage)
      const listed = await Promise.all(
        shown.map(async (edit) => ({ edit, changes: await edits().changes(edit.number, changesInList) })),
      )
      return drawPage(
        c,
        <HistoryPage
          frame={frame}
          register={services.register.value}
          filter={filter}
          edits={listed}
          editors={await edits().editors()}
          next={found.length > editsOnPage ? String(shown.at(-1)?.number) : null}
        />,
      )
    })

    .get('/history/:number', may('read'), async (c) => draw(c, await editOf(c), null))

    .post('/history/:number/undo', may('write'), async (c) => {
      const edit = await editOf(c)
      const { id, name } = c.get('principal')
      try {
        const undone = await services.editor.undo(edit.number, { id, name })
        tell(c, 'history.told.undone', { number: edit.number })
        return c.redirect(`/history/${undone.number ?? edit.number}`, 303)
      } catch (error) {
        if (!(error instanceof Problem) || !['conflict', 'invalid', 'forbidden'].includes(error.code))
          throw error
        const now = await editOf(c)
        const reason = (await isBeginning(now)) ? 'beginning' : reasonOf(now, error)
        const { entries } = await editsAfter(services, edit.number, error)
        return draw(c, now, { reason, entries })
      }
    })
})
