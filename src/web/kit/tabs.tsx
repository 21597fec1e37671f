/** Several views of one thing, each with an address of its own. */
export const Tabs = ({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[]
}) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map(({ href, label: name, isCurrent }) => (
        <li>
          <a href={href} aria-current={isCurrent ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
