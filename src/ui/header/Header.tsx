import { Download, Maximize, Moon, Share2, Sun } from 'lucide-react';
import { setView } from '../../store/index.ts';
import { toggleFullScreen } from '../keys.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { useTheme } from '../shared/useTheme.ts';
import { save, share } from './actions.ts';
import { HelpMenu } from './HelpMenu.tsx';
import { LabMenu } from './LabMenu.tsx';
import { Mark } from './Mark.tsx';
import { OpenMenu } from './OpenMenu.tsx';
import { PresetMenu } from './PresetMenu.tsx';

export function Header() {
  const dark = useTheme().name === 'dark';
  return (
    <header className="header">
      <h1 className="wordmark">
        <Mark />
        <span>Murmuration</span>
      </h1>
      <PresetMenu />
      <span className="spring" />
      <LabMenu />
      <OpenMenu />
      <IconButton icon={Download} className="optional" label="Save" onClick={() => void save()} />
      <IconButton icon={Share2} label="Copy a link to this moment" onClick={() => void share()} />
      <IconButton
        icon={dark ? Sun : Moon}
        label={dark ? 'Light theme' : 'Dark theme'}
        onClick={() => setView({ theme: dark ? 'light' : 'dark' })}
      />
      <IconButton
        icon={Maximize}
        className="optional"
        label="Full screen"
        keys="F"
        onClick={toggleFullScreen}
      />
      <HelpMenu />
    </header>
  );
}
