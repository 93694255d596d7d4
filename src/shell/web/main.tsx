import {
  Button,
  ConfigProvider,
  Form,
  Input,
  Modal,
  Table,
  Dropdown,
  Tooltip,
  Drawer,
  Select,
} from 'antd'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider, createRootRoute } from '@tanstack/react-router'
import '/@static-styles/global.css'
const only = new URLSearchParams(location.search)
function X() {
  useTranslation()
  return (
    <>
      <Form>
        <Form.Item name="a" label="a">
          <Input />
        </Form.Item>
        <Button type="primary">好</Button>
      </Form>
      <Dropdown menu={{ items: [] }}>
        <a>x</a>
      </Dropdown>
      <Tooltip title="x">
        <i />
      </Tooltip>
      <Modal />
      <Drawer />
      <Select />
      <Table virtual scroll={{ x: 1, y: 1 }} />
    </>
  )
}
const router = createRouter({ routeTree: createRootRoute({ component: X }) })
i18next.init({ resources: {} })
console.log(z.object({ a: z.string() }).safeParse(only))
createRoot(document.getElementById('app')!).render(
  <ConfigProvider theme={{ cssVar: { key: 'cv' }, hashed: false, zeroRuntime: true }}>
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </ConfigProvider>,
)
