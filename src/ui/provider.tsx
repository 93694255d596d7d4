import 'virtual:static-styles/global.css'
import './tokens.css'
import './sheets/base.css'
import './sheets/parts.css'
import { ConfigProvider } from 'antd'
import english from 'antd/es/locale/en_US'
import chinese from 'antd/es/locale/zh_CN'
import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import { useLanguage } from './saying.ts'
import { Toasts } from './toast.tsx'

// The development server serves antd in one piece, which cannot bring its sheets along.
if (import.meta.env.DEV) void import('virtual:static-styles/all.css')

// antd's own signs tell a screen reader their English file names; ours are silent beside the words.
const turning = <Icon name="refresh" className="cv-turning" />
const close = <Icon name="close" />
const down = <Icon name="down" />
const signs = {
  suffixIcon: down,
  loadingIcon: turning,
  removeIcon: close,
  clearIcon: close,
}
// The buttons of a panel lie over its lower edge: what is behind them counts as seen and would stay there.
const firstError = { focus: true, block: 'center', scrollMode: 'always' } as const

/** Stands around everything: antd's language and our one theme, whose colours are static sheets. */
export function UiProvider({ children }: { children: ReactNode }) {
  const language = useLanguage()
  return (
    <ConfigProvider
      locale={language === 'en' ? english : chinese}
      theme={{ cssVar: { key: 'cv' }, hashed: false, zeroRuntime: true }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false, loadingIcon: turning }}
      select={{
        ...signs,
        menuItemSelectedIcon: <Icon name="check" />,
        showSearch: { searchIcon: <Icon name="find" /> },
      }}
      cascader={{ ...signs, expandIcon: <Icon name="forward" /> }}
      inputPassword={{ iconRender: (seen) => <Icon name={seen ? 'eye' : 'unseen'} /> }}
      drawer={{ closeIcon: close }}
      modal={{ closeIcon: close }}
      form={{ requiredMark: 'optional', colon: false, scrollToFirstError: firstError }}
    >
      {children}
      <Toasts />
    </ConfigProvider>
  )
}
