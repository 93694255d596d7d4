import { Popconfirm, type PopconfirmProps } from 'antd'
import { Icon } from '../icons.tsx'

/** Asks once more beside the button that was pressed. */
export const Confirm = (props: Omit<PopconfirmProps, 'icon'>) => (
  <Popconfirm {...props} icon={<Icon name="warning" className="cv-ask" />} />
)
