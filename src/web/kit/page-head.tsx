import type { Child } from 'hono/jsx'

/** The head of a page: what it is, and what can be done here. */
export const PageHead = ({
  title,
  lead,
  back,
  children,
}: {
  title: string
  lead?: Child
  back?: { readonly href: string; readonly label: string }
  /** Links and buttons of the whole page. */
  children?: Child
}) => (
  <>
    {back && (
      <p class="back">
        <a href={back.href}>← {back.label}</a>
      </p>
    )}
    <div class="page-head">
      <h1>{title}</h1>
      {children && <div class="actions">{children}</div>}
    </div>
    {lead && <p class="lead">{lead}</p>}
  </>
)
