/** At the foot of the navigation, where no server is named. */
export const LOCAL_ONLY = '数据只存在本机，不联网';
