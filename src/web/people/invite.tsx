import { Copyable } from '../kit/copyable.js'
import { TextField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { type FieldProps, faultOf, RoleField, WhoFields } from './account-fields.js'

export const InvitePage = ({
  frame,
  complaint,
  canMail,
  ...fields
}: Omit<FieldProps, 'voice'> & {
  frame: Frame
  complaint: string | null
  canMail: boolean
}) => {
  const { voice } = frame
  const { values } = fields
  return (
    <Layout frame={frame} title={voice.t('web.people.invite')}>
      <PageHead
        title={voice.t('web.people.invite')}
        lead={voice.t(canMail ? 'web.people.invite.by-mail' : 'web.people.invite.by-link')}
        back={{ href: '/people', label: voice.t('web.people') }}
      />
      <form method="post" action="/people/invite" class="form">
        <Complaint voice={voice} text={complaint} />
        <TextField
          name="name"
          label={voice.t('web.user-name')}
          hint={voice.t('web.people.name.hint')}
          value={values.name}
          fault={faultOf({ voice, faults: fields.faults }, 'name')}
          autocomplete="off"
          maxlength={64}
          required
        />
        <RoleField voice={voice} value={values.role} />
        <WhoFields voice={voice} {...fields} />
        <div class="submit">
          <button type="submit">{voice.t('web.people.invite.make')}</button>
          <a href="/people">{voice.t('web.cancel')}</a>
        </div>
      </form>
    </Layout>
  )
}

/** A link that is shown this once, or was sent. */
export const LinkPage = ({
  frame,
  kind,
  name,
  user,
  address,
  until,
  sentTo,
}: {
  frame: Frame
  kind: 'invitation' | 'reset'
  name: string
  user: string
  address: string
  until: string
  /** Null where it has to be handed over. */
  sentTo: string | null
}) => {
  const { voice } = frame
  const title = voice.t(`web.people.link.${kind}`, { name })
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/people', label: voice.t('web.people') }} />
      <section class="sheet">
        {sentTo === null ? (
          <>
            <p class="lead">{voice.t('web.people.link.copy', { until })}</p>
            <Copyable text={address} voice={voice} />
          </>
        ) : (
          <p class="lead">{voice.t('web.people.link.sent', { mail: sentTo, until })}</p>
        )}
        <p class="actions">
          <a href={`/people/${encodeURIComponent(user)}`}>{voice.t('web.people.link.account')}</a>
          <a href="/people">{voice.t('web.people')}</a>
        </p>
      </section>
    </Layout>
  )
}
