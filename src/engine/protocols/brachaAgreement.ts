export { brachaModule as brachaAgreement } from './brachaAgreement/module.ts';
