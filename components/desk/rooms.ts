import type { Role } from '../../utils/casework/roles.ts';

/** Pages beside the queue, by their key. */
export const rooms = ['supervision', 'accounts'] as const;
export type DeskRoom = (typeof rooms)[number];

export const roomKeys: Readonly<Record<DeskRoom, string>> = { supervision: 'V', accounts: 'F' };

const open: Readonly<Record<DeskRoom, readonly Role[]>> = {
  supervision: ['supervisor', 'auditor'],
  accounts: ['reviewer', 'disposer', 'supervisor', 'auditor'],
};

/** Which of them somebody with these roles is let into. */
export function roomsOf(roles: readonly Role[]): readonly DeskRoom[] {
  return rooms.filter((room) => roles.some((role) => open[room].includes(role)));
}

export interface RoomProps {
  readonly onLeave: () => void;
  readonly onOpen: (reportId: string) => void;
}
