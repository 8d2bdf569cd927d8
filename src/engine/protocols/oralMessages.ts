export { oralMessagesModule as oralMessages } from './oralMessages/module.ts';
