import 'virtual:static-styles/global.css'
import './tokens.css'
import './sheets/base.css'
import './sheets/parts.css'
import { ConfigProvider } from 'antd'
import english from 'antd/es/locale/en_US'
import chinese from 'antd/es/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from './saying.ts'
import { Toasts } from './toast.tsx'

// The development server serves antd in one piece, which cannot bring its sheets along.
if (import.meta.env.DEV) void import('virtual:static-styles/all.css')

/** Stands around everything: antd's language and our one theme, whose colours are static sheets. */
export function UiProvider({ children }: { children: ReactNode }) {
  const language = useLanguage()
  return (
    <ConfigProvider
      locale={language === 'en' ? english : chinese}
      theme={{ cssVar: { key: 'cv' }, hashed: false, zeroRuntime: true }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: 'optional', colon: false, scrollToFirstError: true }}
    >
      {children}
      <Toasts />
    </ConfigProvider>
  )
}
