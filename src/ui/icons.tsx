/** Signs on a grid of 20 with a line of 1.5, drawn for this product. */
const paths = {
  day: 'M4.5 4h11A1.5 1.5 0 0 1 17 5.5v10a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15.5v-10A1.5 1.5 0 0 1 4.5 4zM3 7.5h14M6.5 2.5V5M13.5 2.5V5M7 12l2 2 4-4.2',
  lead: 'M8 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 8 10zM2.5 17c.5-2.9 2.6-4.6 5.5-4.6 1.4 0 2.6.4 3.6 1.1M15 11.5v5.5M12.2 14.2h5.6',
  client:
    'M7.3 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM1.8 17c.5-2.9 2.6-4.6 5.5-4.6s5 1.7 5.5 4.6M13 4a3 3 0 0 1 0 5.6M15 12.6c1.7.7 2.8 2.2 3.2 4.4',
  engagement: 'M5 2.8h6.8L15.5 6.5V17.2H5zM11.5 2.8V6.8H15.5M7.8 10.2h5M7.8 13.4h5',
  feedback: 'M3 4.2h14v9.8H10l-3.8 3v-3H3zM6.5 7.8h7M6.5 10.6h4',
  care: 'M10 16.6C6 14.2 3.3 11.5 3.3 8.2A3.5 3.5 0 0 1 10 6.6a3.5 3.5 0 0 1 6.7 1.6c0 3.3-2.7 6-6.7 8.4z',
  conflict: 'M7.4 15a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12.6 15a5 5 0 1 0 0-10 5 5 0 0 0 0 10z',
  insight: 'M3 17h14M5.5 14v-4M10 14V4.8M14.5 14V8',
  charter:
    'M4 14.7V5.5A2 2 0 0 1 6 3.5h10v13.5H6.2A2.2 2.2 0 0 1 4 14.8a2.2 2.2 0 0 1 2.2-2.2H16M7.5 7h5',
  gear: 'M10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM10 2.6v2.2M10 15.2v2.2M2.6 10h2.2M15.2 10h2.2M4.8 4.8l1.5 1.5M13.7 13.7l1.5 1.5M15.2 4.8l-1.5 1.5M6.3 13.7l-1.5 1.5',
  find: 'M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12.7 12.7L17 17',
  more: 'M4.8 10h.01M10 10h.01M15.2 10h.01',
  close: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  check: 'M4.5 10.5l3.7 3.7 7.3-8',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.7',
  hourglass: 'M6 3h8M6 17h8M7 3c0 3.7 3 4.8 3 7s-3 3.3-3 7M13 3c0 3.7-3 4.8-3 7s3 3.3 3 7',
  warning: 'M10 3.2L2.8 16h14.4zM10 8v4M10 14h.01',
  kept: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM6.8 10.2l2.3 2.3 4.2-4.6',
  pause: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8.2 7.5v5M11.8 7.5v5',
  phone:
    'M6.6 3l1.6 3.7-1.8 1.5c.9 2.3 2.6 4 5 5.3l1.6-1.9 3.9 1.6c0 2.3-1.3 3.8-3.2 3.8C8.2 17 3 11.6 3 6.3 3 4.3 4.5 3 6.6 3z',
  voice:
    'M10 12a2.6 2.6 0 0 0 2.6-2.6V5.6a2.6 2.6 0 0 0-5.2 0v3.8A2.6 2.6 0 0 0 10 12zM5 9.4a5 5 0 0 0 10 0M10 14.4V17M7.5 17h5',
  mail: 'M3 5h14v10.5H3zM3.3 5.5L10 11l6.7-5.5',
  chat: 'M10 3.5c4.1 0 7 2.5 7 5.8s-2.9 5.8-7 5.8c-.8 0-1.6-.1-2.3-.3L4.5 16.6l.6-3C3.8 12.5 3 11 3 9.3c0-3.3 2.9-5.8 7-5.8z',
  document: 'M5.5 2.8h6L15 6.3v10.9H5.5zM11.3 2.8v3.7H15',
  send: 'M17 3L3 9l5.5 2.5L11 17zM8.5 11.5l4-4',
  star: 'M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6z',
  lock: 'M4.5 9h11v7.5h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  edit: 'M4 16l.6-3.2L13 4.4 15.6 7l-8.4 8.4z',
  filter: 'M3 5h14M5.5 10h9M8 15h4',
  back: 'M11.5 4.5L6 10l5.5 5.5',
  forward: 'M8.5 4.5L14 10l-5.5 5.5',
  down: 'M5 7.5l5 5 5-5',
  up: 'M5 12.5l5-5 5 5',
  undo: 'M7.5 4L3.5 8l4 4M3.8 8h8a4.5 4.5 0 0 1 0 9H8',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2.5v1.7M10 15.8v1.7M2.5 10h1.7M15.8 10h1.7M4.7 4.7l1.2 1.2M14.1 14.1l1.2 1.2M15.3 4.7l-1.2 1.2M5.9 14.1l-1.2 1.2',
  moon: 'M16 12.5A6.8 6.8 0 0 1 7.5 4a6.8 6.8 0 1 0 8.5 8.5z',
  screen: 'M3 4.5h14v9H3zM7 17h6M10 13.5V17',
  globe:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2 2 2.8 4.3 2.8 7S12 15 10 17c-2-2-2.8-4.3-2.8-7S8 5 10 3z',
  user: 'M10 10a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM4 17c.6-3 2.9-4.7 6-4.7s5.4 1.7 6 4.7',
  leave: 'M8 3.5H4v13h4M12.5 6.5L16 10l-3.5 3.5M16 10H8',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7',
  swap: 'M4 7h11l-3-3M16 13H5l3 3',
  board: 'M3.5 4H7v12H3.5zM8.3 4h3.5v8H8.3zM13.1 4h3.4v5h-3.4z',
  columns: 'M3 4.5h14v11H3zM7.7 4.5v11M12.3 4.5v11',
  table: 'M3 4.5h14v11H3zM3 8.2h14M3 11.9h14M8 4.5v11',
  calendar: 'M3.5 4.5h13V17h-13zM3.5 8h13M6.5 2.5v3M13.5 2.5v3',
  court: 'M3 8l7-4.5L17 8zM5 8v6M10 8v6M15 8v6M3 16.5h14',
  scale: 'M10 3v13.5M5 6h10M5 6l-2.5 5h5zM15 6l-2.5 5h5zM7 16.5h6',
  money: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7 6.5l3 4 3-4M10 10.5V14M7.5 10.8h5M7.5 12.8h5',
  download: 'M10 3v9M6.5 9L10 12.5 13.5 9M4 16.5h12',
  upload: 'M10 12.5v-9M6.5 7L10 3.5 13.5 7M4 16.5h12',
  share: 'M4 10v6h12v-6M10 12.5v-9M6.8 6.5L10 3.3l3.2 3.2',
  refresh:
    'M16 8A6.3 6.3 0 0 0 4.6 6.5M4 3.5v3.3h3.3M4 12a6.3 6.3 0 0 0 11.4 1.5M16 16.5v-3.3h-3.3',
  offline:
    'M3 3l14 14M4 8.5c1.3-1.2 2.8-2 4.5-2.4M16 8.5a9.5 9.5 0 0 0-3.2-2M6.7 11.5a5.5 5.5 0 0 1 3.3-1.3M10 15h.01',
  eye: 'M2.5 10c1.8-3.3 4.3-5 7.5-5s5.7 1.7 7.5 5c-1.8 3.3-4.3 5-7.5 5s-5.7-1.7-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  unseen:
    'M2.5 10c1.8-3.3 4.3-5 7.5-5s5.7 1.7 7.5 5c-1.8 3.3-4.3 5-7.5 5s-5.7-1.7-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM4 3.5l12 13',
  trash: 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11.5h7.6l.7-11.5M8.5 8.5v5.5M11.5 8.5v5.5',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1',
  print: 'M6 7V3.5h8V7M6 14H3.5V7.5h13V14H14M6 11.5h8V17H6z',
  key: 'M7 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.5 10H17v3M14 10v2.5',
  note: 'M4 3.5h12v9l-4 4H4zM12 16.5v-4h4M7 7.5h6M7 10.5h3',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3',
} as const

export type IconName = keyof typeof paths

/** A sign beside words; it says nothing to a screen reader unless `label` is given. */
export function Icon({
  name,
  label,
  className,
}: {
  name: IconName
  label?: string
  className?: string
}) {
  return (
    <svg
      className={className ? `cv-icon ${className}` : 'cv-icon'}
      viewBox="0 0 20 20"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={paths[name]} strokeWidth={name === 'more' ? 2.5 : undefined} />
    </svg>
  )
}

/** The two halves of a tally that fit: what was promised and what was kept. */
export function Mark() {
  return (
    <svg className="cv-mark" viewBox="0 0 28 28" aria-hidden="true">
      <path
        fill="currentColor"
        d="M6 3h9v5.5h-3.5v4H15v4h-3.5v4H15V25H6a2.5 2.5 0 0 1-2.5-2.5v-17A2.5 2.5 0 0 1 6 3z"
      />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
        d="M18 4h4.5A1.5 1.5 0 0 1 24 5.5v17a1.5 1.5 0 0 1-1.5 1.5H18v-2.60h-3.5v-6H18v-2h-3.5v-3.80H18z"
      />
    </svg>
  )
}
