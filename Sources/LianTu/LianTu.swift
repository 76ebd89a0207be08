// LianTu
