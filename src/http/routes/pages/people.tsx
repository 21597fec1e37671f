import { type Context, Hono } from 'hono'
import { personRoles, type RoleName } from '#domain/ports/people.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { MadeLink } from '#service/people/accounts.js'
import { linkAddress } from '#service/people/letters.js'
import type { AccountValues } from '../../../web/people/account-fields.js'
import { InvitePage, LinkPage } from '../../../web/people/invite.js'
import { PeoplePage } from '../../../web/people/list.js'
import { PersonPage } from '../../../web/people/person.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const isRole = (name: string): name is RoleName => (personRoles as readonly string[]).includes(name)

const roleOf = (name: string): RoleName => {
  if (isRole(name)) return name
  throw new Problem('invalid', said`There is no role ${name}.`)
}

const nothing: AccountValues = { name: '', fullName: '', mail: '', role: 'viewer', person: '', offices: [] }

const valuesOf = async (c: Context<Env>): Promise<AccountValues> => {
  const form = await readForm(c)
  return {
    name: form.text('name'),
    fullName: form.text('fullName'),
    mail: form.text('mail'),
    role: form.text('role'),
    person: form.text('person'),
    offices: form.all('office'),
  }
}

/** What of a form is for people to mend; anything else goes on as it is. */
const mendable = (error: unknown): Problem => {
  if (error instanceof Problem && (error.code === 'invalid' || error.code === 'conflict')) return error
  throw error
}

/** Accounts: invite, see, change. Each look at somebody's details stands in the audit log. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { people, register } = services
  const { accounts, letters } = people

  const given = ({ fullName, mail, person, offices }: AccountValues) => {
    const { persons, roles: known } = register.value
    if (person !== '' && !persons.some(({ id }) => id === person))
      throw new Problem('invalid', said`There is no person ${person} in the register.`, {
        faults: [{ where: 'person', what: 'is not in the register' }],
      })
    const held = offices.filter((office) => known.some(({ id }) => id === office))
    return { fullName, mail: mail || null, person: person || null, offices: held }
  }

  const drawInvite = async (c: Context<Env>, values: AccountValues, problem: Problem | null) => {
    const frame = await frameFor(c, kit)
    const isTaken = problem?.code === 'conflict'
    const complaint = isTaken
      ? frame.voice.t('web.people.name.taken')
      : problem && frame.voice.t('web.people.faults')
    return drawPage(
      c,
      <InvitePage
        frame={frame}
        complaint={complaint}
        canMail={letters.canSend}
        values={values}
        faults={problem?.faults ?? []}
        register={register.value}
      />,
      isTaken ? 409 : problem ? 400 : 200,
    )
  }

  const drawLink = async (c: Context<Env>, link: MadeLink) => {
    const frame = await frameFor(c, kit)
    // Where the mail was not taken the link is shown: whoever made it hands it over.
    const isSent = await letters.send(link).catch((error: unknown) => {
      people.report(error)
      return false
    })
    return drawPage(
      c,
      <LinkPage
        frame={{ ...frame, address: '/people' }}
        kind={link.kind}
        name={link.name}
        user={link.user}
        address={linkAddress(services.url(), link)}
        until={frame.voice.instant(link.expiresAt)}
        sentTo={isSent ? link.mail : null}
      />,
    )
  }

  const drawPerson = async (c: Context<Env>, id: string, values?: AccountValues, problem?: Problem) => {
    const principal = c.get('principal')
    const account = await accounts.get(id)
    const [frame, sessions, link, isLastAdmin, own] = await Promise.all([
      frameFor(c, kit),
      accounts.sessions(id),
      accounts.link(id),
      accounts.isLastAdmin(id),
      principal.session === null ? null : services.store.people.session(principal.session),
    ])
    const { name, fullName, mail, role, person, offices } = account
    return drawPage(
      c,
      <PersonPage
        frame={{ ...frame, address: `/people/${encodeURIComponent(id)}` }}
        account={account}
        sessions={sessions}
        link={link}
        isLastAdmin={isLastAdmin}
        isSelf={principal.id === id}
        current={own?.id ?? null}
        complaint={problem ? frame.voice.t('web.people.faults') : null}
        values={values ?? { name, fullName, mail: mail ?? '', role, person: person ?? '', offices }}
        faults={problem?.faults ?? []}
        register={register.value}
      />,
      problem ? 400 : 200,
    )
  }

  const notOneself = (c: Context<Env>, id: string) => {
    if (c.get('principal').id === id)
      throw new Problem('conflict', 'This is your own account: see the page of your account.')
    return id
  }

  const done = (c: Context<Env>, id: string, key: string, values = {}) => {
    tell(c, key, values)
    return c.redirect(`/people/${encodeURIComponent(id)}`, 303)
  }

  return new Hono<Env>()
    .get('/people', may('people'), async (c) => {
      await accounts.look(null, c.get('principal').id)
      return drawPage(c, <PeoplePage frame={await frameFor(c, kit)} accounts={await accounts.list()} />)
    })

    .get('/people/invite', may('people'), (c) => drawInvite(c, nothing, null))

    .post('/people/invite', may('people'), async (c) => {
      const values = await valuesOf(c)
      try {
        const { name, role } = values
        const link = await accounts.invite(
          { name, role: roleOf(role), ...given(values) },
          c.get('principal').id,
        )
        return await drawLink(c, link)
      } catch (error) {
        return drawInvite(c, values, mendable(error))
      }
    })

    .get('/people/:id', may('people'), async (c) => {
      const { id } = await accounts.get(c.req.param('id'))
      await accounts.look(id, c.get('principal').id)
      return drawPerson(c, id)
    })

    .post('/people/:id', may('people'), async (c) => {
      const { id } = await accounts.get(c.req.param('id'))
      const values = await valuesOf(c)
      try {
        await accounts.describe(id, given(values), c.get('principal').id)
      } catch (error) {
        return drawPerson(c, id, values, mendable(error))
      }
      return done(c, id, 'web.saved')
    })

    .post('/people/:id/role', may('people'), async (c) => {
      const id = c.req.param('id')
      const { role } = await valuesOf(c)
      await accounts.setRole(id, roleOf(role), c.get('principal').id)
      return done(c, id, 'web.people.role.done')
    })

    .post('/people/:id/reset', may('people'), async (c) =>
      drawLink(c, await accounts.reset(notOneself(c, c.req.param('id')), c.get('principal').id)),
    )

    .post('/people/:id/second-factor/drop', may('people'), async (c) => {
      const id = notOneself(c, c.req.param('id'))
      await accounts.dropSecondFactor(id, c.get('principal').id)
      return done(c, id, 'web.people.drop-factor.done')
    })

    .post('/people/:id/disable', may('people'), async (c) => {
      const id = notOneself(c, c.req.param('id'))
      await accounts.disable(id, c.get('principal').id)
      return done(c, id, 'web.people.disable.done')
    })

    .post('/people/:id/enable', may('people'), async (c) => {
      const id = c.req.param('id')
      await accounts.enable(id, c.get('principal').id)
      return done(c, id, 'web.people.enable.done')
    })

    .post('/people/:id/sessions/end', may('people'), async (c) => {
      const { id: self, session } = c.get('principal')
      const id = c.req.param('id')
      const sessions = await accounts.endSessions(id, self, session ?? undefined)
      return done(c, id, 'web.sessions.ended', { sessions })
    })

    .post('/people/:id/sessions/:session/end', may('people'), async (c) => {
      const id = c.req.param('id')
      await accounts.endSession(id, c.req.param('session'), c.get('principal').id)
      return done(c, id, 'web.sessions.ended', { sessions: 1 })
    })
})
